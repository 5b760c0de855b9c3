//! The handlers, one file a method, at the path of its name.

mod account;
mod account_session {
    mod list;
    mod switch;
}
mod app;
mod collaboration_mode {
    mod list;
}
mod command {
    mod exec;
}
mod config {
    mod batch_write;
    mod mcp_server {
        mod reload;
    }
    mod read;
    mod value {
        mod write;
    }
}
mod config_requirements {
    mod read;
}
mod document;
mod environment {
    mod add;
    mod info;
    mod status;
}
mod experimental_feature {
    mod enablement {
        mod set;
    }
    mod list;
}
mod external_agent_config {
    mod detect;
    mod import;
}
mod feedback {
    mod redact;
    mod save;
}
mod fs {
    mod copy;
    mod create_directory;
    mod get_metadata;
    mod read_directory;
    mod read_file;
    mod remove;
    mod unwatch;
    mod watch;
    mod write_file;
}
mod fuzzy_file_search;
mod get_auth_status;
mod get_conversation_summary;
mod git_diff_to_remote;
mod hooks {
    mod list;
}
mod initialize;
mod input;
mod marketplace {
    mod add;
    mod remove;
    mod upgrade;
}
mod mcp_server {
    pub(super) mod environment;
    mod event {
        mod stream {
            mod start;
            mod stop;
        }
    }
    mod oauth {
        mod login;
    }
    pub(super) mod reload;
    mod resource {
        mod read;
    }
    mod tool {
        mod call;
    }
}
mod mcp_server_status {
    mod list;
}
mod memory {
    mod reset;
    mod status;
}
mod mock {
    mod experimental_method;
}
mod model {
    mod list;
}
mod model_provider {
    mod capabilities {
        mod read;
    }
    mod config {
        mod write;
    }
    mod default {
        mod set;
    }
    mod list;
}
mod params;
mod permission_profile {
    mod list;
}
mod plugin;
mod process;
mod project {
    mod create;
    mod delete;
    mod import;
    mod list;
    mod r#move;
    mod read;
    mod record;
    mod update;
}
pub(crate) mod remote_control;
mod review {
    mod start;
}
mod settings_change;
mod rollout {
    mod compress;
}
mod server {
    mod diagnostics;
}
mod skills {
    mod config {
        mod write;
    }
    mod extra_roots {
        mod set;
    }
    mod list;
}
mod thread {
    mod agents;
    mod approve_guardian_denied_action;
    mod archive;
    mod attachment {
        mod add;
        pub(super) mod checks;
        mod list;
        mod remove;
    }
    mod attachment_owner {
        mod list;
    }
    mod background_terminals {
        mod clean;
        mod list;
        mod terminate;
    }
    mod client_tools;
    mod compact {
        mod start;
    }
    mod decrement_elicitation;
    mod delete;
    mod fork;
    mod goal {
        mod clear;
        mod get;
        mod set;
    }
    mod guardian_review;
    mod increment_elicitation;
    mod inject_items;
    mod input_schema;
    mod items {
        mod list;
        mod read;
    }
    mod kept;
    mod list;
    mod loaded {
        mod list;
    }
    mod making;
    mod memory {
        mod read;
    }
    mod memory_mode {
        mod set;
    }
    mod metadata {
        mod update;
    }
    mod name {
        mod set;
    }
    mod prediction {
        mod request;
    }
    mod prepare_approved_plan;
    mod queue {
        mod add;
        mod delete;
        mod list;
        mod reorder;
        mod start;
        mod update;
    }
    mod read;
    mod read_state {
        mod update;
    }
    mod realtime;
    mod response;
    mod resume;
    mod revert;
    mod sample;
    mod settings {
        mod update;
    }
    mod search;
    mod search_occurrences;
    mod section {
        mod r#move;
    }
    mod shell_command;
    mod shown;
    mod start;
    mod timeline {
        mod list;
    }
    mod turns {
        mod list;
    }
    mod turns_page;
    mod unarchive;
    mod unsubscribe;
}
mod thread_section {
    mod create;
    mod delete;
    mod list;
    mod record;
    mod update;
}
mod turn {
    mod interrupt;
    mod settings {
        mod update;
    }
    mod start;
    mod steer;
}
mod user_verification;
mod windows_sandbox {
    mod readiness;
    mod setup_start;
}
