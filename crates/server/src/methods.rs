//! The handlers, one file a method, at the path of its name.

mod account {
    mod read;
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
mod git_diff_to_remote;
mod initialize;
mod mcp_server {
    mod environment;
    mod event {
        mod stream {
            mod start;
            mod stop;
        }
    }
    mod oauth {
        mod login;
    }
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
mod process;
mod thread {
    mod archive;
    mod background_terminals {
        mod clean;
        mod list;
        mod terminate;
    }
    mod client_tools;
    mod delete;
    mod fork;
    mod items {
        mod list;
        mod read;
    }
    mod list;
    mod loaded {
        mod list;
    }
    mod name {
        mod set;
    }
    mod read;
    mod response;
    mod resume;
    mod start;
    mod turns {
        mod list;
    }
    mod turns_page;
    mod unarchive;
    mod unsubscribe;
}
mod turn {
    mod input;
    mod interrupt;
    mod start;
    mod steer;
}
