//! The load generator and scripted model that measure any app server.
//!
//! Each item of the benchmark is a file below [`items`], with its figures and
//! their targets as data. A run makes a fresh home, starts the server in it,
//! talks to it over stdio or a websocket, and lets it ask the scripted model,
//! which runs on threads of this process. Generator and model block, batch and
//! do not parse what they can count, so that they are not what is measured;
//! their own CPU is reported beside the server's.

#![forbid(unsafe_code)]

pub mod crowd;
pub mod frame;
pub mod home;
pub mod item;
pub mod items;
pub mod lab;
pub mod link;
pub mod model;
pub mod options;
pub mod processor;
pub mod procfs;
pub mod relay_lab;
pub mod report;
pub mod run;
pub mod script;
pub mod server;
pub mod session;
pub mod stats;
pub mod swarm;
