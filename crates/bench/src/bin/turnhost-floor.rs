//! The floor: a program that makes the calls of an app server's wire and does
//! nothing else. No prompt, no checks, no sandbox, no storage.
//!
//! Measured beside a server it shows what transport and scheduler allow here,
//! and that the load generator is not the bottleneck. A thread a connection and
//! a thread a turn, blocking; what a socket does not take at once waits for it in
//! memory, without a bound, so that one reader does not hold up another.

#![forbid(unsafe_code)]

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufRead as _, BufReader, Read, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::fd::{AsRawFd as _, OwnedFd};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use anyhow::{Context as _, Result, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use nix::errno::Errno;
use nix::sys::socket::{MsgFlags, send};
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

const BUFFER_BYTES: usize = 256 * 1024;
/// Bytes of a command's output that are passed on together: as many as a pipe holds.
const PIECE_BYTES: usize = 64 * 1024;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut address = None;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "app-server" => {}
            "--listen" => address = arguments.next(),
            other => bail!("unknown argument `{other}`"),
        }
    }
    let floor = Arc::new(Floor { model: model_address()?, ..Floor::default() });
    let Some(address) = address else { return floor.serve_lines() };
    if let Some(path) = address.strip_prefix("unix://") {
        let listener = UnixListener::bind(path)?;
        loop {
            let (stream, _) = listener.accept()?;
            floor.welcome(stream.into());
        }
    }
    let address = address
        .strip_prefix("ws://")
        .with_context(|| format!("`{address}` is no websocket address"))?;
    let listener = TcpListener::bind(address)?;
    loop {
        let (stream, _) = listener.accept()?;
        stream.set_nodelay(true)?;
        floor.welcome(stream.into());
    }
}

/// Returns the host and the port of the provider in the configuration.
fn model_address() -> Result<String> {
    let home = std::env::var("TURNHOST_HOME").context("TURNHOST_HOME is not set")?;
    let config = fs::read_to_string(Path::new(&home).join("config.toml"))?;
    let url = config.lines().find_map(|line| line.strip_prefix("base_url = \"http://"));
    let host =
        url.and_then(|url| url.split_once('/')).context("no base_url of a provider on http")?.0;
    Ok(host.to_owned())
}

#[derive(Deserialize)]
struct Request<'a> {
    method: &'a str,
    id: Option<u64>,
    #[serde(borrow)]
    params: Option<&'a RawValue>,
}

impl Request<'_> {
    /// Returns the thread that its parameters name.
    fn thread(&self) -> Result<String> {
        let params: ThreadParams<'_> =
            serde_json::from_str(self.params.context("no params")?.get())?;
        Ok(params.thread.to_owned())
    }
}

#[derive(Deserialize)]
struct ThreadParams<'a> {
    #[serde(rename = "threadId")]
    thread: &'a str,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ExecParams<'a> {
    #[serde(borrow)]
    command: Vec<&'a str>,
    process_id: Option<&'a str>,
}

#[derive(Deserialize)]
struct Event<'a> {
    #[serde(borrow, default)]
    delta: Option<&'a str>,
    #[serde(borrow, default)]
    item: Option<Output<'a>>,
}

#[derive(Deserialize)]
struct Output<'a> {
    #[serde(borrow)]
    r#type: &'a str,
    #[serde(borrow, default)]
    call_id: Option<&'a str>,
}

#[derive(Default)]
struct Floor {
    model: String,
    threads: AtomicU64,
    /// The listeners of a thread besides the one that started its turn.
    listeners: Mutex<HashMap<String, Vec<Arc<Client>>>>,
    /// Connections to the model that wait for the next turn.
    idle: Mutex<Vec<BufReader<TcpStream>>>,
}

impl Floor {
    fn serve_lines(self: Arc<Self>) -> Result<()> {
        // The lock of the standard stdin reads into a buffer of its own; the descriptor is as good.
        let input = fs::File::open("/proc/self/fd/0")?;
        let output = fs::OpenOptions::new().write(true).open("/proc/self/fd/1")?;
        let client = Arc::new(Client::new(Framing::Lines, output));
        let mut reader = BufReader::with_capacity(BUFFER_BYTES, input);
        let (mut line, mut out) = (Vec::new(), Batch::to(std::slice::from_ref(&client)));
        while reader.read_until(b'\n', &mut line)? > 0 {
            self.handle(&line, &client, &mut out)?;
            line.clear();
            if !reader.buffer().contains(&b'\n') {
                out.send()?;
            }
        }
        Ok(())
    }

    fn welcome(self: &Arc<Self>, stream: OwnedFd) {
        let floor = Arc::clone(self);
        // A client that breaks off is its own business.
        thread::spawn(move || drop(floor.serve_socket(fs::File::from(stream))));
    }

    fn serve_socket(self: Arc<Self>, stream: fs::File) -> Result<()> {
        let mut reader = BufReader::with_capacity(BUFFER_BYTES, stream.try_clone()?);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            ensure!(reader.read_line(&mut head)? > 0, "closed during the handshake");
        }
        // The answer to the one key that the load generator sends.
        (&stream).write_all(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
              Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n",
        )?;
        let client = Arc::new(Client::new(Framing::Frames, stream));
        let mut out = Batch::to(std::slice::from_ref(&client));
        loop {
            let message = read_frame(&mut reader)?;
            self.handle(&message, &client, &mut out)?;
            if reader.buffer().is_empty() {
                out.send()?;
            }
        }
    }

    fn handle(
        self: &Arc<Self>,
        message: &[u8],
        client: &Arc<Client>,
        out: &mut Batch<'_>,
    ) -> Result<()> {
        let request: Request<'_> = serde_json::from_slice(message)?;
        let Some(id) = request.id else { return Ok(()) };
        match request.method {
            "thread/start" => {
                let thread = self.threads.fetch_add(1, Ordering::Relaxed);
                out.push(&answer(id, &format!(r#"{{"thread":{{"id":"thread-{thread}"}}}}"#)));
            }
            "thread/resume" => {
                let thread = request.thread()?;
                lock(&self.listeners).entry(thread).or_default().push(Arc::clone(client));
                out.push(&answer(id, "{}"));
            }
            "turn/start" => {
                let thread = request.thread()?;
                out.push(&answer(id, r#"{"turn":{"id":"turn","status":"inProgress"}}"#));
                out.send()?;
                let mut clients = vec![Arc::clone(client)];
                clients.extend(lock(&self.listeners).get(&thread).into_iter().flatten().cloned());
                let turn = Turn { thread, clients };
                let floor = Arc::clone(self);
                // A turn that breaks off never completes, which the generator sees.
                thread::spawn(move || drop(floor.turn(&turn)));
            }
            "command/exec" => {
                let params = request.params.context("no params")?.get().to_owned();
                let client = Arc::clone(client);
                // A command that breaks off is not answered, which the generator sees.
                thread::spawn(move || drop(execute(id, &params, &client)));
            }
            _ => out.push(&answer(id, "{}")),
        }
        Ok(())
    }

    fn turn(&self, turn: &Turn) -> Result<()> {
        let mut told = json!(null);
        while let Some(call) = self.ask(turn, &told)? {
            let status =
                Command::new("/bin/bash").args(["-lc", "true"]).stdin(Stdio::null()).status()?;
            let item = json!({"type": "commandExecution", "exitCode": status.code()});
            turn.notify("item/completed", &json!({"threadId": turn.thread, "item": item}))?;
            told = json!({"type": "function_call_output", "call_id": call, "output": "done"});
        }
        let completed =
            json!({"threadId": turn.thread, "turn": {"id": "turn", "status": "completed"}});
        turn.notify("turn/completed", &completed)
    }

    /// Asks the model and passes its deltas on. Returns the id of a call it made.
    fn ask(&self, turn: &Turn, told: &serde_json::Value) -> Result<Option<String>> {
        let idle = lock(&self.idle).pop();
        let mut stream = idle.map_or_else(|| self.dial(), Ok)?;
        let body = json!({"model": "mock-model", "stream": true, "input": [told]}).to_string();
        let length = body.len();
        let request =
            format!("POST /v1/responses HTTP/1.1\r\ncontent-length: {length}\r\n\r\n{body}");
        stream.get_mut().write_all(request.as_bytes())?;
        let call = turn.pass_on(&mut stream)?;
        lock(&self.idle).push(stream);
        Ok(call)
    }

    fn dial(&self) -> io::Result<BufReader<TcpStream>> {
        let stream = TcpStream::connect(&self.model)?;
        stream.set_nodelay(true)?;
        Ok(BufReader::with_capacity(BUFFER_BYTES, stream))
    }
}

/// Runs a command, passes its output on in pieces, and answers with its end.
fn execute(id: u64, params: &str, client: &Arc<Client>) -> Result<()> {
    let ExecParams { command, process_id } = serde_json::from_str(params)?;
    let (program, arguments) = command.split_first().context("an empty command")?;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run `{program}`"))?;
    let mut output = child.stdout.take().context("no pipe")?;
    let mut out = Batch::to(std::slice::from_ref(client));
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        let count = output.read(&mut piece)?;
        if count == 0 {
            break;
        }
        let data = STANDARD.encode(&piece[..count]);
        out.push(
            format!(
                r#"{{"method":"command/exec/outputDelta","params":{{"processId":"{}","deltaBase64":"{data}"}}}}"#,
                process_id.unwrap_or_default()
            )
            .as_bytes(),
        );
        out.send()?;
    }
    let code = child.wait()?.code();
    out.push(&answer(id, &json!({"exitCode": code, "stdout": "", "stderr": ""}).to_string()));
    Ok(out.send()?)
}

fn answer(id: u64, result: &str) -> Vec<u8> {
    format!(r#"{{"id":{id},"result":{result}}}"#).into_bytes()
}

struct Turn {
    thread: String,
    /// All recipients with one framing.
    clients: Vec<Arc<Client>>,
}

impl Turn {
    fn notify(&self, method: &str, params: &serde_json::Value) -> Result<()> {
        let mut out = Batch::to(&self.clients);
        out.push(format!(r#"{{"method":"{method}","params":{params}}}"#).as_bytes());
        Ok(out.send()?)
    }

    /// Reads one answer of the model to its end.
    fn pass_on(&self, stream: &mut BufReader<TcpStream>) -> Result<Option<String>> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            ensure!(stream.read_line(&mut head)? > 0, "the model closed the connection");
        }
        let mut call = None;
        let (mut chunk, mut line, mut out) = (Vec::new(), Vec::new(), Batch::to(&self.clients));
        loop {
            let mut size = String::new();
            stream.read_line(&mut size)?;
            let size = usize::from_str_radix(size.trim(), 16)?;
            chunk.resize(size + 2, 0);
            stream.read_exact(&mut chunk)?;
            if size == 0 {
                out.send()?;
                return Ok(call);
            }
            for field in chunk.split(|&byte| byte == b'\n') {
                let Some(data) = field.strip_prefix(b"data: ") else { continue };
                let event: Event<'_> = serde_json::from_slice(data)?;
                if let Some(delta) = event.delta {
                    self.delta(delta, &mut line)?;
                    out.push(&line);
                }
                let made = event.item.filter(|item| item.r#type == "function_call");
                call = made.and_then(|item| item.call_id).map(str::to_owned).or(call);
            }
            if stream.buffer().is_empty() || out.full() {
                out.send()?;
            }
        }
    }

    /// Writes the notification of a delta to `line`, instead of what was there.
    fn delta(&self, delta: &str, line: &mut Vec<u8>) -> Result<()> {
        line.clear();
        line.extend_from_slice(br#"{"method":"item/agentMessage/delta","params":{"threadId":""#);
        line.extend_from_slice(self.thread.as_bytes());
        line.extend_from_slice(br#"","turnId":"turn","itemId":"item","delta":"#);
        serde_json::to_writer(&mut *line, delta)?;
        line.extend_from_slice(b"}}");
        Ok(())
    }
}

/// A connection of a client, shared by the turns that answer on it.
struct Client {
    framing: Framing,
    output: fs::File,
    waiting: Mutex<Waiting>,
}

/// Bytes that a socket did not take at once.
#[derive(Default)]
struct Waiting {
    bytes: Vec<u8>,
    /// Set while a thread is writing what waits.
    writing: bool,
}

#[derive(Clone, Copy)]
enum Framing {
    Lines,
    Frames,
}

impl Client {
    fn new(framing: Framing, output: fs::File) -> Self {
        Self { framing, output, waiting: Mutex::default() }
    }

    fn write(self: &Arc<Self>, mut bytes: &[u8]) -> io::Result<()> {
        let mut waiting = lock(&self.waiting);
        if let Framing::Lines = self.framing {
            return (&self.output).write_all(bytes);
        }
        while !waiting.writing && !bytes.is_empty() {
            match send(self.output.as_raw_fd(), bytes, MsgFlags::MSG_DONTWAIT) {
                Ok(count) => bytes = &bytes[count..],
                Err(Errno::EAGAIN) => {
                    waiting.writing = true;
                    let client = Arc::clone(self);
                    thread::spawn(move || client.write_what_waits());
                }
                Err(error) => return Err(error.into()),
            }
        }
        waiting.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn write_what_waits(&self) {
        loop {
            let bytes = {
                let mut waiting = lock(&self.waiting);
                waiting.writing = !waiting.bytes.is_empty();
                if !waiting.writing {
                    return;
                }
                std::mem::take(&mut waiting.bytes)
            };
            // Of a client that is gone, its reader hears; what waits is dropped with it.
            if (&self.output).write_all(&bytes).is_err() {
                return;
            }
        }
    }
}

/// Messages that go out in one write to each client.
struct Batch<'a> {
    clients: &'a [Arc<Client>],
    bytes: Vec<u8>,
}

impl<'a> Batch<'a> {
    /// Creates an empty batch of messages to these clients.
    fn to(clients: &'a [Arc<Client>]) -> Self {
        Self { clients, bytes: Vec::new() }
    }

    fn framing(&self) -> Framing {
        self.clients.first().map_or(Framing::Lines, |client| client.framing)
    }

    fn push(&mut self, message: &[u8]) {
        if let Framing::Frames = self.framing() {
            self.bytes.push(0x81);
            if let Ok(short @ 0..0x7e) = u8::try_from(message.len()) {
                self.bytes.push(short);
            } else {
                self.bytes.push(0x7f);
                self.bytes.extend_from_slice(&(message.len() as u64).to_be_bytes());
            }
        }
        self.bytes.extend_from_slice(message);
        if let Framing::Lines = self.framing() {
            self.bytes.push(b'\n');
        }
    }

    fn full(&self) -> bool {
        self.bytes.len() >= BUFFER_BYTES
    }

    fn send(&mut self) -> io::Result<()> {
        if !self.bytes.is_empty() {
            for client in self.clients {
                client.write(&self.bytes)?;
            }
            self.bytes.clear();
        }
        Ok(())
    }
}

/// Reads a masked frame of less than 64 kB, more than any request here needs.
fn read_frame(reader: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut header = [0; 2];
    reader.read_exact(&mut header)?;
    let mut length = usize::from(header[1] & 0x7f);
    if length == 0x7e {
        let mut long = [0; 2];
        reader.read_exact(&mut long)?;
        length = usize::from(u16::from_be_bytes(long));
    }
    let mut mask = [0; 4];
    reader.read_exact(&mut mask)?;
    let mut payload = vec![0; length];
    reader.read_exact(&mut payload)?;
    for (byte, key) in payload.iter_mut().zip(mask.iter().cycle()) {
        *byte ^= key;
    }
    if header[0] & 0x0f == 1 { Ok(payload) } else { Err(io::ErrorKind::ConnectionAborted.into()) }
}

/// Locks, also after a panic elsewhere, which leaves plain data behind.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
