"""A small flow with one of everything that the builder can draw; what NiFi makes of it is recorded in tests/compliance/flow."""

from templates.builder import Template


def build():
    flow = Template("Example of everything", slug="example", description="One of everything", context="Example")
    flow.parameter("who", "world", description="Whom to greet")
    flow.parameter("port", description="Where to listen", required=True)
    flow.parameter("password", description="Secret", sensitive=True)
    with flow.root as canvas:
        canvas.configuration = "A note & <more>"
        http = canvas.service("Contexts", "StandardHttpContextMap", {"Request Expiration": "30 sec"}, comments="Keeps requests open")
        inner = canvas.group("Inner", comments="A card")
        out, into = inner.output("out"), inner.input("in")
        call = inner.processor(
            "Call",
            "InvokeHTTP",
            {
                "Remote URL": "http://127.0.0.1:1/${#{who}}",
                "Basic Authentication Username": "u",
                "Basic Authentication Password": "#{password}",
            },
            retry=["Retry", "Failure"],
            retries=2,
            penalty="1 sec",
            max_backoff="5 mins",
            terminate=["Original"],
            tasks=3,
            comments="Çağrı",
        )
        into >> call
        call["Response"] >> out
        call["Retry", "No Retry", "Failure"] >> out
        request = canvas.processor(
            "Request",
            "HandleHttpRequest",
            {"Listening Port": "#{port}", "HTTP Context Map": http},
            primary=True,
            bulletins="ERROR",
        )
        answer = canvas.processor(
            "Answer",
            "HandleHttpResponse",
            {"HTTP Status Code": "200", "HTTP Context Map": http},
            terminate=["success", "failure"],
        )
        tick = canvas.processor("Tick", "GenerateFlowFile", {"a": "1\r\n\t2"}, cron="0 0 12 * * ?", disabled=True)
        middle = canvas.funnel("middle")
        canvas.connect(request, inner["in"], objects=5, size="1 MB", balance="ROUND_ROBIN", name="requests")
        tick >> middle
        canvas.connect(middle, answer, prioritizers=["org.apache.nifi.prioritizer.FirstInFirstOutPrioritizer"])
        inner["out"] >> answer
    return flow
