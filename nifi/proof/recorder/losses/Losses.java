import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.python.core.PyException;
import org.python.util.PythonInterpreter;

/**
 * Run as a source file on a class path: says of each name in a file, one a line, what that side has of it.
 *
 * <p>A line for each: {@code module NAME TAB its dir()} or {@code TAB !error}; {@code class NAME TAB its public members}. No line where there is no such class.
 */
public final class Losses {
    private static final String DIR = "import sys%n__import__('%s')%nanswer = ' '.join([str(name) for name in dir(sys.modules['%s'])])%n";

    private Losses() { }

    public static void main(final String[] arguments) throws Exception {
        try (PrintStream out = new PrintStream(Files.newOutputStream(Path.of(arguments[1])), false, StandardCharsets.UTF_8)) {
            for (final String line : Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
                final String name = line.substring(line.indexOf(' ') + 1);
                final String answer = line.startsWith("module ") ? module(name) : members(name);
                if (answer != null) {
                    out.println(line + "\t" + answer.replaceAll("\\s+", " "));
                }
            }
        }
        System.exit(0);
    }

    private static String module(final String name) {
        try (PythonInterpreter python = new PythonInterpreter()) {
            python.exec(DIR.formatted(name, name));
            return python.get("answer").toString();
        } catch (final PyException e) {
            return "!" + e.type.toString().replaceAll("^<type 'exceptions\\.|'>$", "") + ": " + e.value;
        } catch (final Throwable e) {
            return "!" + e;
        }
    }

    /** Each as NAME:types of its arguments, NAME:*types where it takes any number, NAME:= for a field; null for no public class. */
    private static String members(final String name) {
        final Set<String> members = new TreeSet<>();
        try {
            final Class<?> type = Class.forName(name, false, ClassLoader.getSystemClassLoader());
            if (!Modifier.isPublic(type.getModifiers())) {
                return null;
            }
            for (final Method method : type.getMethods()) {
                members.add(form(method.getName(), method));
            }
            for (final Constructor<?> constructor : type.getConstructors()) {
                members.add(form("new", constructor));
            }
            for (final Field field : type.getFields()) {
                members.add(field.getName() + ":=");
            }
        } catch (final ClassNotFoundException e) {
            return null;
        } catch (final LinkageError e) {
            return "";
        }
        return String.join(" ", members);
    }

    private static String form(final String name, final Executable member) {
        final String types = Arrays.stream(member.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(","));
        return name + (member.isVarArgs() ? ":*" : ":") + types;
    }
}
