package recorder;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.nifi.components.state.StateManagerProvider;
import org.apache.nifi.controller.FlowController;
import org.apache.nifi.controller.repository.RepositoryContext;
import org.apache.nifi.controller.scheduling.SchedulingAgent;
import org.apache.nifi.controller.tasks.ConnectableTask;
import sun.misc.Unsafe;

/** The framework's own ConnectableTask around a Connectable: what NiFi's timer-driven agent runs at each trigger. */
final class Task {
    private final ConnectableTask task;

    Task(final RepositoryContext processing) throws ReflectiveOperationException {
        final SchedulingAgent agent = Stub.of(SchedulingAgent.class, Map.of("getAdministrativeYieldDuration", given ->
                given == null || given.length == 0 ? "1 sec" : (Object) ((TimeUnit) given[0]).convert(1, TimeUnit.SECONDS)));
        task = Framework.task(agent, controller(), processing);
    }

    void invoke() {
        task.invoke();
    }

    /** A FlowController of which ConnectableTask asks two things only; a whole one would be a whole NiFi. */
    private static FlowController controller() throws ReflectiveOperationException {
        final Field unsafe = Unsafe.class.getDeclaredField("theUnsafe");
        unsafe.setAccessible(true);
        final FlowController controller = (FlowController) ((Unsafe) unsafe.get(null)).allocateInstance(FlowController.class);
        set(controller, "stateManagerProvider", Stub.of(StateManagerProvider.class, Map.of()));
        for (final Map.Entry<String, Object> field : Framework.CONTROLLER.entrySet()) {
            set(controller, field.getKey(), field.getValue());
        }
        return controller;
    }

    private static void set(final FlowController controller, final String name, final Object value) throws ReflectiveOperationException {
        final Field field = FlowController.class.getDeclaredField(name);
        field.setAccessible(true);
        field.set(controller, value);
    }
}
