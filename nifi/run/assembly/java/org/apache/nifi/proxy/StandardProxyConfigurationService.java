package org.apache.nifi.proxy;

import java.net.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.lifecycle.OnEnabled;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.controller.AbstractControllerService;
import org.apache.nifi.controller.ConfigurationContext;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.processor.util.StandardValidators;

/** Holds a proxy, or only its user name and password. Same type and property names as the service of nifi-proxy-configuration-nar. */
@Tags({"proxy"})
@CapabilityDescription("Holds the settings of a proxy server and the credentials for it.")
public class StandardProxyConfigurationService extends AbstractControllerService implements ProxyConfigurationService {

    static final PropertyDescriptor TYPE = new PropertyDescriptor.Builder().name("proxy-type").displayName("Proxy Type")
            .allowableValues(Proxy.Type.values()).defaultValue(Proxy.Type.DIRECT.name()).required(true).build();
    static final PropertyDescriptor HOST = text("proxy-server-host", "Proxy Server Host").addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();
    static final PropertyDescriptor PORT = text("proxy-server-port", "Proxy Server Port").addValidator(StandardValidators.PORT_VALIDATOR).build();
    static final PropertyDescriptor USER = text("proxy-user-name", "Proxy User Name").addValidator(StandardValidators.NON_BLANK_VALIDATOR).build();
    static final PropertyDescriptor PASSWORD = text("proxy-user-password", "Proxy User Password").addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .sensitive(true).build();
    private static final List<PropertyDescriptor> PROPERTIES = Collections.unmodifiableList(Arrays.asList(TYPE, HOST, PORT, USER, PASSWORD));

    private volatile ProxyConfiguration configuration = ProxyConfiguration.DIRECT_CONFIGURATION;

    private static PropertyDescriptor.Builder text(final String name, final String displayName) {
        return new PropertyDescriptor.Builder().name(name).displayName(displayName).expressionLanguageSupported(ExpressionLanguageScope.VARIABLE_REGISTRY);
    }

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTIES;
    }

    @OnEnabled
    public void read(final ConfigurationContext context) {
        final ProxyConfiguration next = new ProxyConfiguration();
        next.setProxyType(Proxy.Type.valueOf(context.getProperty(TYPE).getValue()));
        next.setProxyServerHost(value(context, HOST));
        final String port = value(context, PORT);
        next.setProxyServerPort(port == null ? null : Integer.valueOf(port));
        next.setProxyUserName(value(context, USER));
        next.setProxyUserPassword(value(context, PASSWORD));
        configuration = next;
    }

    private static String value(final ConfigurationContext context, final PropertyDescriptor property) {
        return context.getProperty(property).evaluateAttributeExpressions().getValue();
    }

    @Override
    public ProxyConfiguration getConfiguration() {
        return configuration;
    }
}
