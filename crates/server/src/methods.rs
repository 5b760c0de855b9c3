//! The handlers, one file a method, at the path of its name.

mod account {
    mod read;
}
mod config {
    mod read;
}
mod initialize;
mod model {
    mod list;
}
mod params;
mod thread {
    mod archive;
    mod client_tools;
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
