package org.apache.nifi.http;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.lifecycle.OnDisabled;
import org.apache.nifi.annotation.lifecycle.OnEnabled;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.controller.AbstractControllerService;
import org.apache.nifi.controller.ConfigurationContext;
import org.apache.nifi.processor.util.StandardValidators;

/** Keeps HTTP exchanges between HandleHttpRequest and HandleHttpResponse. Same type and property names as the service of nifi-http-context-map-nar. */
@Tags({"http", "request", "response"})
@CapabilityDescription("Keeps the request and the response of an HTTP exchange until the flow answers it or it expires.")
public class StandardHttpContextMap extends AbstractControllerService implements HttpContextMap {

    static final PropertyDescriptor MAXIMUM = new PropertyDescriptor.Builder().name("Maximum Outstanding Requests").required(true)
            .defaultValue("5000").addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR).build();
    static final PropertyDescriptor EXPIRATION = new PropertyDescriptor.Builder().name("Request Expiration").required(true)
            .defaultValue("1 min").addValidator(StandardValidators.TIME_PERIOD_VALIDATOR).build();
    private static final List<PropertyDescriptor> PROPERTIES = Collections.unmodifiableList(Arrays.asList(MAXIMUM, EXPIRATION));

    private final Map<String, Exchange> exchanges = new ConcurrentHashMap<>();
    private volatile int maximum;
    private volatile long expirationMillis;
    private volatile ScheduledExecutorService sweeper;

    private static final class Exchange {
        private final long since = System.nanoTime();
        private final HttpServletResponse response;
        private final AsyncContext context;

        private Exchange(final HttpServletResponse response, final AsyncContext context) {
            this.response = response;
            this.context = context;
        }
    }

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTIES;
    }

    @OnEnabled
    public void startSweeping(final ConfigurationContext context) {
        maximum = context.getProperty(MAXIMUM).asInteger();
        expirationMillis = context.getProperty(EXPIRATION).asTimePeriod(TimeUnit.MILLISECONDS);
        sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
            final Thread thread = new Thread(task, "http-context-map");
            thread.setDaemon(true);
            return thread;
        });
        final long every = Math.max(50, expirationMillis / 2);
        sweeper.scheduleWithFixedDelay(this::sweep, every, every, TimeUnit.MILLISECONDS);
    }

    @OnDisabled
    public void stopSweeping() {
        if (sweeper != null) {
            sweeper.shutdownNow();
        }
        exchanges.clear();
    }

    @Override
    public synchronized boolean register(final String identifier, final HttpServletRequest request, final HttpServletResponse response, final AsyncContext context) {
        return exchanges.size() < maximum && exchanges.putIfAbsent(identifier, new Exchange(response, context)) == null;
    }

    @Override
    public HttpServletResponse getResponse(final String identifier) {
        final Exchange exchange = exchanges.get(identifier);
        return exchange == null ? null : exchange.response;
    }

    @Override
    public void complete(final String identifier) {
        final Exchange exchange = exchanges.remove(identifier);
        if (exchange == null) {
            throw new IllegalStateException("No HTTP exchange with the identifier " + identifier);
        }
        exchange.context.complete();
    }

    @Override
    public long getRequestTimeout(final TimeUnit unit) {
        return unit.convert(expirationMillis, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        final long now = System.nanoTime();
        exchanges.forEach((identifier, exchange) -> {
            if (now - exchange.since > TimeUnit.MILLISECONDS.toNanos(expirationMillis) && exchanges.remove(identifier, exchange)) {
                expire(exchange);
            }
        });
    }

    private void expire(final Exchange exchange) {
        try {
            exchange.response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            exchange.context.complete();
        } catch (final IOException | IllegalStateException e) {
            getLogger().debug("An expired HTTP exchange could not be ended", e);
        }
    }
}
