"""Which module holds which component, so that a flow imports only what it uses; and what is known but not emulated."""

from __future__ import annotations

from typing import Dict

_STANDARD = "org.apache.nifi.processors.standard."

MODULES: Dict[str, str] = {
    _STANDARD + "AttributesToJSON": "attributes_to_json",
    _STANDARD + "EvaluateJsonPath": "evaluate_json_path",
    _STANDARD + "GenerateFlowFile": "generate_flow_file",
    _STANDARD + "HandleHttpRequest": "handle_http_request",
    _STANDARD + "HandleHttpResponse": "handle_http_response",
    _STANDARD + "InvokeHTTP": "invoke_http",
    _STANDARD + "JoltTransformJSON": "jolt_transform_json",
    _STANDARD + "LogAttribute": "log_attribute",
    _STANDARD + "LogMessage": "log_message",
    _STANDARD + "MergeContent": "merge_content",
    _STANDARD + "ReplaceText": "replace_text",
    _STANDARD + "RetryFlowFile": "retry_flow_file",
    _STANDARD + "RouteOnAttribute": "route_on_attribute",
    _STANDARD + "SplitJson": "split_json",
    "org.apache.nifi.http.StandardHttpContextMap": "standard_http_context_map",
    "org.apache.nifi.processors.attributes.UpdateAttribute": "update_attribute",
    "org.apache.nifi.processors.script.ExecuteScript": "execute_script",
    "org.apache.nifi.proxy.StandardProxyConfigurationService": "standard_proxy_configuration_service",
}

BUNDLES: Dict[str, str] = {  # where it is not nifi-standard-nar
    "org.apache.nifi.http.StandardHttpContextMap": "nifi-http-context-map-nar",
    "org.apache.nifi.processors.attributes.UpdateAttribute": "nifi-update-attribute-nar",
    "org.apache.nifi.processors.script.ExecuteScript": "nifi-scripting-nar",
    "org.apache.nifi.proxy.StandardProxyConfigurationService": "nifi-proxy-configuration-nar",
}

NOT_EMULATED: Dict[str, str] = {  # type → the way round
    _STANDARD + "ControlRate": "leave it out offline: virtual time makes its waiting free, and the order of FlowFiles is the same",
    "org.apache.nifi.processors.script.InvokeScriptedProcessor": "run the same logic in an ExecuteScript",
}
