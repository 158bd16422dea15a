package recorder;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The NARs with the standard processors, each in a class loader of its own, as NiFi has them: above it the NAR it depends on, above all of them nothing
 * but Java and what lies in NiFi's lib folder. -Drecorder.bundles is the folder with a folder of jars for each.
 */
final class Bundles {
    private static final Set<String> SHARED = Set.of("nifi-api", "nifi-framework-api", "nifi-properties", "nifi-property-utils", "nifi-nar-utils",
            "slf4j-api", "slf4j-nop", "jakarta.xml.bind-api", "jaxb-runtime");
    private static List<ClassLoader> loaders;

    private Bundles() {
    }

    static synchronized Class<?> load(final String type) throws ClassNotFoundException {
        if (loaders == null) {
            final ClassLoader services = of("nifi-standard-services-api-nar", of("nifi-jetty-bundle", new Shared()));
            loaders = List.of(of("nifi-standard-nar", services), of("update-attribute-jars", services));
        }
        for (final ClassLoader loader : loaders) {
            if (loader.getResource(type.replace('.', '/') + ".class") != null) {
                return loader.loadClass(type);
            }
        }
        throw new ClassNotFoundException(type);
    }

    private static ClassLoader of(final String nar, final ClassLoader above) {
        final List<URL> jars = new ArrayList<>();
        for (final File jar : Path.of(System.getProperty("recorder.bundles"), nar).toFile().listFiles()) {
            try {
                jars.add(jar.toURI().toURL());
            } catch (final MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return new URLClassLoader(nar, jars.toArray(new URL[0]), above);
    }

    private static final class Shared extends ClassLoader {
        Shared() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(final String name) throws ClassNotFoundException {
            final URL found = Bundles.class.getClassLoader().getResource(name.replace('.', '/') + ".class");
            final String path = found == null ? "" : found.getPath();
            final String jar = path.substring(path.lastIndexOf('/', Math.max(0, path.indexOf(".jar!"))) + 1).replaceFirst("-\\d.*", "");
            if (SHARED.contains(jar)) {
                return Bundles.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
