package recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Temporary folders, removed when the JVM ends. */
final class Scratch {
    private static Path root;

    private Scratch() {
    }

    static synchronized Path folder(final String name) throws IOException {
        if (root == null) {
            root = Files.createTempDirectory("nifi-recorder");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(root)));
        }
        return Files.createTempDirectory(root, name);
    }

    static void remove(final Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            inside.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (final IOException gone) {
            folder.toFile().delete();
        }
    }
}
