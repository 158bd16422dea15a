package org.apache.nifi.processors.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import com.bazaarvoice.jolt.CardinalityTransform;
import com.bazaarvoice.jolt.Chainr;
import com.bazaarvoice.jolt.ContextualTransform;
import com.bazaarvoice.jolt.Defaultr;
import com.bazaarvoice.jolt.JoltTransform;
import com.bazaarvoice.jolt.JsonUtils;
import com.bazaarvoice.jolt.Modifier;
import com.bazaarvoice.jolt.Removr;
import com.bazaarvoice.jolt.Shiftr;
import com.bazaarvoice.jolt.SpecDriven;
import com.bazaarvoice.jolt.Sortr;
import com.bazaarvoice.jolt.Transform;
import com.bazaarvoice.jolt.chainr.spec.ChainrEntry;
import com.bazaarvoice.jolt.exception.SpecException;

/** The values of "Jolt Transformation DSL", each with the class of Jolt that it stands for. */
final class Transforms {
    static final String SORT = "jolt-transform-sort";
    static final String CUSTOM = "jolt-transform-custom";
    private static final String CHAIN = "jolt-transform-chain";
    private static final Map<String, Function<Object, JoltTransform>> MAKERS = new TreeMap<>(Map.of(
            "jolt-transform-card", CardinalityTransform::new,
            "jolt-transform-default", Defaultr::new,
            "jolt-transform-modify-default", Modifier.Defaultr::new,
            "jolt-transform-modify-define", Modifier.Definr::new,
            "jolt-transform-modify-overwrite", Modifier.Overwritr::new,
            "jolt-transform-remove", Removr::new,
            "jolt-transform-shift", Shiftr::new,
            SORT, spec -> new Sortr()));
    static final Set<String> NAMES = names();

    private Transforms() { }

    private static Set<String> names() {
        final Set<String> names = new TreeSet<>(MAKERS.keySet());
        names.add(CHAIN);
        names.add(CUSTOM);
        return names;
    }

    static JoltTransform make(final String kind, final String spec, final String custom, final ClassLoader classes) throws Exception {
        final Object tree = SORT.equals(kind) || spec == null ? null : JsonUtils.jsonToObject(spec);
        if (CHAIN.equals(kind)) {
            return chain(tree, classes);
        }
        return CUSTOM.equals(kind) ? load(custom, tree, classes) : MAKERS.get(kind).apply(tree);
    }

    /** Each operation is the name of one of Jolt's own, or of a class among the modules. */
    private static JoltTransform chain(final Object tree, final ClassLoader classes) throws Exception {
        if (!(tree instanceof List<?> operations)) {
            throw new SpecException("JOLT Chainr expects a JSON array of objects - Malformed spec.");
        }
        if (operations.isEmpty()) {
            throw new SpecException("JOLT Chainr passed an empty JSON array.");
        }
        final List<JoltTransform> transforms = new ArrayList<>();
        for (final Object entry : operations) {
            if (!(entry instanceof Map<?, ?> operation)) {
                throw new SpecException("JOLT ChainrEntry expects a JSON map - Malformed spec");
            }
            if (!(operation.get("operation") instanceof String name)) {
                throw new SpecException("JOLT Chainr 'operation' must implement Transform or ContextualTransform");
            }
            transforms.add(load(ChainrEntry.STOCK_TRANSFORMS.getOrDefault(name, name), operation.get("spec"), classes));
        }
        return new Chainr(transforms);
    }

    private static JoltTransform load(final String name, final Object tree, final ClassLoader classes) throws Exception {
        final Class<?> type = classes.loadClass(name);
        return (JoltTransform) (SpecDriven.class.isAssignableFrom(type) ? type.getConstructor(Object.class).newInstance(tree) : type.getConstructor().newInstance());
    }

    static Object apply(final JoltTransform transform, final Object input) {
        return transform instanceof ContextualTransform contextual ? contextual.transform(input, Map.of()) : ((Transform) transform).transform(input);
    }
}
