// Written by `cargo xtask gen`; do not edit.
import type { OtelExporter } from "./OtelExporter";
import type { OtelToolResultLogConfig } from "./OtelToolResultLogConfig";

/** What the administrator demands of telemetry; what is `None` is left to the user. */
export type OtelRequirements = {
  /** The name of the surroundings that the data is marked with. */
  environment: string | null;
  /** Where logs are sent. */
  exporter: OtelExporter | null;
  /** Command that prints headers for the collector. */
  headers_helper: string | null;
  /** Interval after which that command runs again, in milliseconds. */
  headers_helper_refresh_interval_ms: number | null;
  /** Whether the agent's words are logged. */
  log_agent_responses: boolean | null;
  /** Whether the judgements of automatic reviews are logged. */
  log_guardian_assessments: boolean | null;
  /** Whether the pieces of streamed answers are logged. */
  log_sse_deltas: boolean | null;
  /** Whether the user's words are logged. */
  log_user_prompt: boolean | null;
  /** Where metrics are sent. */
  metrics_exporter: OtelExporter | null;
  /** Attributes that every span gets. */
  span_attributes: { [key in string]?: string } | null;
  /** How results of tools are logged. */
  tool_result: OtelToolResultLogConfig | null;
  /** Where traces are sent. */
  trace_exporter: OtelExporter | null;
  /** Members to put into the W3C `tracestate`: for each, its fields and their values. */
  tracestate: { [key in string]?: { [key in string]?: string } } | null;
};
