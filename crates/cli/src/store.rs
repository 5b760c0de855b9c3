//! `turnhost store`: work on the threads that are stored in the home.
//!
//! Results go to stdout, progress and faults to stderr; with `--json` both are JSON lines.

mod report;

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};
use serde_json::json;
use turnhost_base::ThreadId;
use turnhost_host::store::{
    ExportReader, ExportWriter, ImportCount, Maintenance, Missing, SessionFault, Sessions,
    Unpacker, import_sessions,
};
use turnhost_host::{HostOptions, home};

use self::report::{Form, Reporter};

/// Arguments of `turnhost store`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    work: Command,
    /// Prints progress and results as JSON lines.
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Checks the database and changes nothing. The exit code is 1 if there are problems.
    Check,
    /// Writes a copy of the database; servers can keep running.
    Backup {
        /// The file to write; it must not exist.
        file: PathBuf,
    },
    /// Rewrites the database to free the space of deleted threads.
    Compact,
    /// Writes threads, sections and projects as JSON lines.
    Export {
        /// The file to write, which must not exist; by default stdout.
        file: Option<PathBuf>,
        /// A thread to export, in place of all. Can be repeated.
        #[arg(long = "thread", value_name = "ID")]
        threads: Vec<ThreadId>,
    },
    /// Adds threads that are not stored yet. Can be repeated if it was interrupted.
    Import {
        /// An export; a home with session files of another app server, such as `~/.codex`; one such
        /// file; or `-` for an export on stdin.
        from: PathBuf,
    },
}

/// Runs one command. Exit code 0: done; 1: it failed, or a check found problems.
pub(crate) fn run(arguments: Arguments) -> Result<ExitCode> {
    let mut reporter = Reporter::new(if arguments.json { Form::Json } else { Form::Plain });
    match arguments.work {
        Command::Check => check(&mut reporter),
        Command::Backup { file } => backup(&file, &mut reporter),
        Command::Compact => compact(&mut reporter),
        Command::Export { file, threads } => export(file.as_deref(), &threads, &mut reporter),
        Command::Import { from } => import(&from, &mut reporter),
    }
}

fn open() -> Result<Maintenance> {
    Ok(Maintenance::open(&home()?, Missing::Refuse)?)
}

fn check(reporter: &mut Reporter) -> Result<ExitCode> {
    let mut store = open()?;
    let faults = store.check(&mut |progress| reporter.progress(progress))?;
    for fault in &faults {
        reporter.fault(fault);
    }
    let text = match faults.len() {
        0 => format!("{}: no problems found.", store.path()),
        1 => "1 problem was found. Restore a backup, or export the readable threads and import them into a new home.".to_owned(),
        count => format!(
            "{count} problems were found. Restore a backup, or export the readable threads and import them into a new home."
        ),
    };
    reporter.result(&text, &json!({ "faults": faults }))?;
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn backup(file: &Path, reporter: &mut Reporter) -> Result<ExitCode> {
    let bytes = open()?.backup(file, &mut |progress| reporter.progress(progress))?;
    let text = format!("Wrote {} ({bytes} bytes).", file.display());
    reporter.result(&text, &json!({ "file": file, "bytes": bytes }))?;
    Ok(ExitCode::SUCCESS)
}

fn compact(reporter: &mut Reporter) -> Result<ExitCode> {
    let sizes = open()?.compact(&mut |progress| reporter.progress(progress))?;
    let (before, after) = (sizes.before_bytes, sizes.after_bytes);
    let text = format!("Compacted the database from {before} to {after} bytes.");
    reporter.result(&text, &json!({ "beforeBytes": before, "afterBytes": after }))?;
    Ok(ExitCode::SUCCESS)
}

fn export(file: Option<&Path>, threads: &[ThreadId], reporter: &mut Reporter) -> Result<ExitCode> {
    let mut store = open()?;
    let stored = store.threads()?;
    if let Some(unknown) = threads.iter().find(|id| !stored.contains(id)) {
        bail!(
            "thread {unknown} is not stored; `thread/list` and `thread/search` name those that are"
        );
    }
    let out: Box<dyn Write> = match file {
        None => Box::new(io::stdout().lock()),
        Some(file) => Box::new(create(file)?),
    };
    let target = || file.map_or_else(|| "stdout".to_owned(), |file| file.display().to_string());
    let mut writer = ExportWriter::new(BufWriter::new(out)).with_context(target)?;
    let only = (!threads.is_empty()).then_some(threads);
    let written = store.export(only, &mut writer, &mut |progress| reporter.progress(progress));
    let finished = written.map_err(anyhow::Error::from).and_then(|()| Ok(writer.finish()?));
    let exported = match finished {
        Ok(exported) => exported,
        Err(error) => {
            if let Some(file) = file {
                // What is left is no export; the error says what matters.
                _ = std::fs::remove_file(file);
            }
            return Err(error.context(target()));
        }
    };
    let (count, damaged) = (exported.threads, exported.damaged);
    let missing = match damaged {
        0 => String::new(),
        _ => format!(" {damaged} entries could not be read and are missing."),
    };
    let text = format!("Wrote {count} threads.{missing}");
    let result = json!({ "threads": count, "damaged": damaged });
    match file {
        Some(_) => reporter.result(&text, &result)?,
        // The export itself is on stdout.
        None => reporter.aside(&text, &result),
    }
    Ok(ExitCode::SUCCESS)
}

/// Creates a file that only its owner can read.
fn create(file: &Path) -> Result<File> {
    let created = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file);
    created.with_context(|| {
        format!(
            "`{}` cannot be created; name a file that does not exist, in a writable directory",
            file.display()
        )
    })
}

fn import(from: &Path, reporter: &mut Reporter) -> Result<ExitCode> {
    if from == Path::new("-") {
        return import_export(io::stdin().lock(), reporter);
    }
    let unreadable = || format!("`{}` cannot be read", from.display());
    if from.is_dir() {
        return import_sessions_of(&Sessions::find(from, unpacker())?, reporter);
    }
    let mut file = BufReader::new(File::open(from).with_context(unreadable)?);
    // An export says what it is at once; a session file begins with other words.
    let is_export = file.fill_buf().with_context(unreadable)?.starts_with(b"{\"turnhost\"");
    if is_export {
        import_export(file, reporter).with_context(|| from.display().to_string())
    } else {
        import_sessions_of(&Sessions::of_file(from, unpacker())?, reporter)
    }
}

/// Returns the program that decompresses session files.
fn unpacker() -> Unpacker {
    Unpacker::in_path(&std::env::var_os("PATH").unwrap_or_default())
}

fn import_export(from: impl io::BufRead, reporter: &mut Reporter) -> Result<ExitCode> {
    let mut reader = ExportReader::new(from)?;
    let mut store = Maintenance::open(&home()?, Missing::Create)?;
    let count = store.import_export(&mut reader, &mut |progress| reporter.progress(progress))?;
    let ImportCount { new, existing } = count;
    let text = format!("Imported {new} threads; {existing} were already stored.");
    reporter.result(&text, &json!({ "new": new, "existing": existing }))?;
    Ok(ExitCode::SUCCESS)
}

fn import_sessions_of(sessions: &Sessions, reporter: &mut Reporter) -> Result<ExitCode> {
    let options = HostOptions::from_environment()?;
    let mut store = Maintenance::open(&options.home, Missing::Create)?;
    let mut faults = Vec::new();
    let import = import_sessions(
        &options,
        &mut store,
        sessions,
        &mut |progress| reporter.progress(progress),
        &mut |SessionFault(text)| faults.push(text),
    )?;
    for file in sessions.compressed() {
        faults.push(format!(
            "`{}` is compressed and was skipped, because there is no `zstd` on the PATH; install it and import again",
            file.display()
        ));
    }
    for fault in &faults {
        reporter.fault(fault);
    }
    let (new, existing, unused) = (import.new, import.existing, import.unused);
    let text = format!(
        "Imported {new} threads; {existing} were already stored, {unused} have no message of a user."
    );
    let result = json!({
        "new": new, "existing": existing, "unused": unused, "unreadable": import.unreadable,
        "skipped": import.skipped, "compressed": sessions.compressed().len(),
    });
    reporter.result(&text, &result)?;
    let all_read = import.unreadable == 0 && sessions.compressed().is_empty();
    Ok(if all_read { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
