//! The definitions of the tools for agents, as models are sent them.

use serde_json::{Value, json};

use super::Kind;

pub(super) type Definition = (Kind, &'static str, &'static str, Value, &'static [&'static str]);

/// Returns the tools: kind, name, description, properties, and the names of those that are required.
pub(super) fn definitions() -> [Definition; 6] {
    let id = |description: &str| json!({ "type": "string", "description": description });
    let agent = || id("The agent's id, from spawn_agent.");
    let items = items();
    [
        (
            Kind::Spawn,
            "spawn_agent",
            "Starts an agent on a task and returns its id at once. It knows nothing of your conversation unless you fork it, so say all that it needs: the goal, the files, what to leave alone, and what to report. Give agents that work side by side different files to write. You are told when it is done.",
            json!({
                "message": { "type": "string", "description": "The task." },
                "items": items,
                "fork_context": { "type": "boolean", "description": "Whether it begins with your conversation so far. Default false." },
                "model": { "type": "string", "description": "Another model than yours; leave it out unless the user names one." },
                "reasoning_effort": { "type": "string", "description": "Another reasoning effort than yours." },
            }),
            &[],
        ),
        (
            Kind::Send,
            "send_input",
            "Tells an agent something further, also one that is done: it goes on with what it knows.",
            json!({
                "target": agent(),
                "message": { "type": "string", "description": "The text." },
                "items": items,
                "interrupt": { "type": "boolean", "description": "Whether it stops what it does first. Default false: it hears it on the way." },
            }),
            &["target"],
        ),
        (
            Kind::Wait,
            "wait_agent",
            "Waits until one of these agents is done, and returns the last message of each that is. Do other work first; wait only for what you need to go on.",
            json!({
                "targets": { "type": "array", "items": { "type": "string" }, "description": "Ids of agents; the first to be done ends the wait." },
                "timeout_ms": { "type": "integer", "description": "Longest wait in milliseconds: 10000 to 3600000. Default 30000." },
            }),
            &["targets"],
        ),
        (
            Kind::Close,
            "close_agent",
            "Ends an agent, with the agents that it started. Agents that are done count toward the limit until they are closed.",
            json!({ "target": agent() }),
            &["target"],
        ),
        (
            Kind::Resume,
            "resume_agent",
            "Loads an agent that was closed, so that it can be sent something further.",
            json!({ "id": agent() }),
            &["id"],
        ),
        (Kind::List, "list_agents", "Lists your agents with their status.", json!({}), &[]),
    ]
}

/// Returns the schema of a message in parts.
fn items() -> Value {
    json!({
        "type": "array",
        "description": "The same in parts: texts, images, skills, mentions. Use either this or `message`.",
        "items": {
            "type": "object",
            "properties": {
                "type": { "type": "string", "description": "text, image, local_image, skill or mention." },
                "text": { "type": "string" },
                "image_url": { "type": "string", "description": "A data URL." },
                "path": { "type": "string" },
                "name": { "type": "string" },
            },
            "required": ["type"],
            "additionalProperties": false,
        },
    })
}
