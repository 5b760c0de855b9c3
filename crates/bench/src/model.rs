//! The scripted model: an HTTP server on loopback that answers requests for a
//! response as configured, notes when each came and when its answer ended, and
//! counts its own CPU. A thread a connection, blocking; bodies are made before
//! they are needed.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::procfs::thread_cpu;
use crate::script::{self, Script, Stream};

/// Most bytes of one request's head; more is no HTTP client of ours.
const HEAD_LIMIT: u64 = 64 * 1024;
/// The reader's buffer: a request of a turn comes in few reads.
const READ_BYTES: usize = 256 * 1024;
/// Paced answers start on steps of this length, so that deltas of several turns
/// can come at once, as from any program whose timers have a resolution.
const TIMER_STEP: Duration = Duration::from_millis(1);

/// One request and its answer, as the model saw them.
#[derive(Clone, Copy, Debug)]
pub struct Exchange {
    /// When the whole request was here.
    pub arrived: Instant,
    /// When the end of the answer was handed to the kernel.
    pub ended: Instant,
    /// The size in bytes of the request's body.
    pub request_bytes: u64,
}

/// A running model. It ends with the process.
#[derive(Debug)]
pub struct Model {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    /// When the model started, from which the steps of its timer are counted.
    epoch: Instant,
    script: Mutex<Script>,
    exchanges: Mutex<Vec<Exchange>>,
    /// The call of a tool whose result is awaited.
    open_call: Mutex<Option<String>>,
    /// Makes ids differ.
    counter: AtomicU64,
    connections: AtomicU64,
    /// CPU of the model's threads, in nanoseconds.
    cpu: AtomicU64,
}

impl Model {
    /// Starts a model on a free loopback port.
    ///
    /// # Errors
    /// If no port can be had.
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            epoch: Instant::now(),
            script: Mutex::new(Script::Instant),
            exchanges: Mutex::default(),
            open_call: Mutex::default(),
            counter: AtomicU64::new(0),
            connections: AtomicU64::new(0),
            cpu: AtomicU64::new(0),
        });
        let accepting = Arc::clone(&shared);
        thread::Builder::new()
            .name("model".to_owned())
            .spawn(move || accept(&listener, &accepting))?;
        Ok(Self { address, shared })
    }

    /// Returns the `base_url` for a provider.
    pub fn base_url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    /// Sets the model's answers to requests from now on.
    pub fn play(&self, script: Script) {
        *lock(&self.shared.script) = script;
    }

    /// Returns a name that no answer had before.
    pub fn fresh_name(&self) -> String {
        self.shared.name()
    }

    /// Returns the exchanges since the last call of this, in the order in which they ended.
    pub fn take_exchanges(&self) -> Vec<Exchange> {
        std::mem::take(&mut *lock(&self.shared.exchanges))
    }

    /// Returns the connections that were opened so far.
    pub fn connections(&self) -> u64 {
        self.shared.connections.load(Ordering::Relaxed)
    }

    /// Returns the CPU time of the model until now, without answers that are still under way.
    pub fn cpu(&self) -> Duration {
        Duration::from_nanos(self.shared.cpu.load(Ordering::Relaxed))
    }
}

/// Counts the calling thread's CPU into the model's.
struct Clock {
    counted: Duration,
}

impl Clock {
    fn count(&mut self, shared: &Shared) {
        let now = thread_cpu();
        let nanos = now.saturating_sub(self.counted).as_nanos();
        shared.cpu.fetch_add(u64::try_from(nanos).unwrap_or(u64::MAX), Ordering::Relaxed);
        self.counted = now;
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    let mut clock = Clock { counted: Duration::ZERO };
    loop {
        let Ok((stream, _)) = listener.accept() else { continue };
        shared.connections.fetch_add(1, Ordering::Relaxed);
        let serving = Arc::clone(shared);
        let serve = move || {
            let mut clock = Clock { counted: Duration::ZERO };
            // A client that goes away in the middle is its own business.
            drop(serve(stream, &serving, &mut clock));
            clock.count(&serving);
        };
        // Without a thread the client sees its connection close, and the run fails.
        drop(thread::Builder::new().name("model".to_owned()).spawn(serve));
        clock.count(shared);
    }
}

fn serve(mut stream: TcpStream, shared: &Shared, clock: &mut Clock) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::with_capacity(READ_BYTES, stream.try_clone()?);
    let mut body = Vec::new();
    while let Some(request) = read_request(&mut reader, &mut body)? {
        if request.wants_response {
            answer(&mut stream, shared, &body)?;
        } else {
            stream.write_all(script::MODELS)?;
        }
        clock.count(shared);
    }
    Ok(())
}

fn answer(stream: &mut TcpStream, shared: &Shared, body: &[u8]) -> io::Result<()> {
    let arrived = Instant::now();
    let request_bytes = body.len() as u64;
    let ends = || {
        let ended = Instant::now();
        lock(&shared.exchanges).push(Exchange { arrived, ended, request_bytes });
    };
    let script = lock(&shared.script).clone();
    match script {
        Script::Instant => {
            let reply = script::reply(&shared.name());
            ends();
            stream.write_all(&reply)
        }
        Script::Tool => {
            let reply = shared.tool_step(body);
            ends();
            stream.write_all(&reply)
        }
        Script::Burst(answer) => send(stream, &answer, || (), ends),
        Script::Paced(answer, pause) => {
            let mut due = shared.next_step();
            let wait = || {
                thread::sleep(due.saturating_duration_since(Instant::now()));
                due += pause;
            };
            send(stream, &answer, wait, ends)
        }
    }
}

/// Sends the packets of `answer`, with a call of `wait` before each.
fn send(
    stream: &mut TcpStream,
    answer: &Stream,
    mut wait: impl FnMut(),
    ends: impl FnOnce(),
) -> io::Result<()> {
    let Some((last, packets)) = answer.packets.split_last() else { return Ok(()) };
    for packet in packets {
        wait();
        stream.write_all(packet)?;
    }
    wait();
    ends();
    stream.write_all(last)
}

impl Shared {
    /// Returns the next step of the timer that all paced answers share.
    fn next_step(&self) -> Instant {
        let now = Instant::now();
        let nanos = now.saturating_duration_since(self.epoch).as_nanos() % TIMER_STEP.as_nanos();
        now + TIMER_STEP.saturating_sub(Duration::from_nanos(u64::try_from(nanos).unwrap_or(0)))
    }

    fn name(&self) -> String {
        self.counter.fetch_add(1, Ordering::Relaxed).to_string()
    }

    /// Returns the reply if the open call came back with its result, a new call otherwise.
    fn tool_step(&self, body: &[u8]) -> Vec<u8> {
        let mut open_call = lock(&self.open_call);
        let name = self.name();
        if open_call.take().is_some_and(|id| String::from_utf8_lossy(body).contains(&id)) {
            return script::reply(&name);
        }
        *open_call = Some(script::call_id(&name));
        script::tool_call(&name)
    }
}

/// Locks, also after a panic elsewhere, which leaves plain data behind.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Request {
    wants_response: bool,
}

/// Reads one request; `None` at the end of the connection.
fn read_request(
    reader: &mut BufReader<TcpStream>,
    body: &mut Vec<u8>,
) -> io::Result<Option<Request>> {
    let mut head = String::new();
    loop {
        let count = reader.by_ref().take(HEAD_LIMIT).read_line(&mut head)?;
        if count == 0 {
            return Ok(None);
        }
        if head.ends_with("\r\n\r\n") {
            break;
        }
    }
    let mut lines = head.lines();
    let target = lines.next().unwrap_or_default();
    let wants_response = target.starts_with("POST ") && target.contains("/responses");
    let header = |name: &str| {
        head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    };
    body.clear();
    if let Some(length) = header("content-length").and_then(|value| value.parse().ok()) {
        body.resize(length, 0);
        reader.read_exact(body)?;
    } else if header("transfer-encoding").is_some() {
        read_chunks(reader, body)?;
    }
    Ok(Some(Request { wants_response }))
}

fn read_chunks(reader: &mut BufReader<TcpStream>, body: &mut Vec<u8>) -> io::Result<()> {
    loop {
        let mut line = String::new();
        reader.by_ref().take(HEAD_LIMIT).read_line(&mut line)?;
        let size = usize::from_str_radix(line.trim(), 16).map_err(io::Error::other)?;
        let start = body.len();
        body.resize(start + size + 2, 0);
        reader.read_exact(&mut body[start..])?;
        body.truncate(start + size);
        if size == 0 {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(stream: &mut TcpStream, body: &str) -> String {
        let length = body.len();
        let request =
            format!("POST /v1/responses HTTP/1.1\r\nContent-Length: {length}\r\n\r\n{body}");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        let mut chunk = [0; 8192];
        while !answer.ends_with(b"\r\n0\r\n\r\n") {
            let count = stream.read(&mut chunk).unwrap();
            assert!(count > 0, "closed early");
            answer.extend_from_slice(&chunk[..count]);
        }
        String::from_utf8(answer).unwrap()
    }

    #[test]
    fn one_connection_serves_many_requests_and_each_is_noted() {
        let model = Model::start().unwrap();
        let mut stream = TcpStream::connect(model.address).unwrap();
        for _ in 0..3 {
            assert!(ask(&mut stream, "{}").contains(script::REPLY));
        }
        model.play(Script::burst("x", 1000));
        let text = ask(&mut stream, r#"{"long":true}"#);
        assert_eq!(
            text.matches(script::DELTA).count(),
            2000,
            "each delta and the whole at the end"
        );
        let exchanges = model.take_exchanges();
        assert_eq!((exchanges.len(), model.connections()), (4, 1));
        assert_eq!(exchanges[3].request_bytes, 13);
        assert!(exchanges.iter().all(|exchange| exchange.ended >= exchange.arrived));
    }

    #[test]
    fn the_tool_script_calls_and_replies_once_it_is_told_the_result() {
        let model = Model::start().unwrap();
        model.play(Script::Tool);
        let mut stream = TcpStream::connect(model.address).unwrap();
        let call = ask(&mut stream, "{}");
        assert!(call.contains("function_call"), "{call}");
        let id = call.split("call_id\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let reply = ask(&mut stream, &format!(r#"{{"call_id":"{id}","output":"done"}}"#));
        assert!(reply.contains(script::REPLY), "{reply}");
        let next = ask(&mut stream, &format!(r#"{{"history":"{id}"}}"#));
        assert!(next.contains("function_call"), "the next turn calls again: {next}");
    }
}
