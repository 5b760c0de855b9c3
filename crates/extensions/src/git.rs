//! Git, as far as plugins need it: clones without anything of the repository being run.

use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;
use turnhost_base::AbsPath;
use turnhost_ports::{
    Command, CommandEvent, CommandPort, EnvironmentPolicy, ExtensionError, Granted, OutputStream,
    Stdin, Streams,
};
use turnhost_protocol::SandboxPolicy;
use turnhost_thread::SECRET_NAMES;

/// Time that a clone may take.
const TIMEOUT: Duration = Duration::from_mins(5);

/// Bytes of git's words that are kept for an error.
const MAX_WORDS: usize = 4 * 1024;

/// Settings of each run: no hooks, no helpers of the repository's choice, no links in its files, and
/// no addresses that are commands.
const SETTINGS: [&str; 6] = [
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.symlinks=false",
    "protocol.ext.allow=never",
    "protocol.file.allow=user",
    "submodule.recurse=false",
];

/// A repository to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Repository {
    pub(crate) url: String,
    /// The branch, tag or commit; the repository's default if unset.
    pub(crate) revision: Option<String>,
    /// The only directories to check out; all if there are none.
    pub(crate) sparse: Vec<String>,
}

/// Returns the address that a client means: a URL, `HOST:PATH` with a user, or `OWNER/NAME` at
/// GitHub. `None` if it is none.
pub(crate) fn address(source: &str) -> Option<String> {
    if source.starts_with('-') || source.contains(char::is_whitespace) {
        return None;
    }
    let has_scheme = ["https://", "http://", "ssh://"].iter().any(|it| source.starts_with(it));
    if has_scheme || (source.starts_with("git@") && source.contains(':')) {
        return Some(source.to_owned());
    }
    let (owner, name) = source.split_once('/')?;
    let is_fit = |part: &str| {
        let fits = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.');
        !part.is_empty() && !part.starts_with('.') && part.chars().all(fits)
    };
    (is_fit(owner) && is_fit(name)).then(|| format!("https://github.com/{owner}/{name}.git"))
}

/// Returns whether an address holds a password, which would end up in files and messages.
pub(crate) fn has_password(url: &str) -> bool {
    let authority = url.split_once("://").map(|(_, rest)| rest.split('/').next().unwrap_or(rest));
    authority.and_then(|it| it.rsplit_once('@')).is_some_and(|(user, _)| user.contains(':'))
}

/// Runs git.
pub(crate) struct Git {
    pub(crate) commands: Arc<dyn CommandPort>,
}

impl Git {
    /// Clones a repository into a directory that does not exist yet.
    pub(crate) async fn clone(
        &self,
        repository: &Repository,
        to: &AbsPath,
    ) -> Result<(), ExtensionError> {
        let Repository { url, revision, sparse } = repository;
        let parent = to.parent().unwrap_or_else(|| to.clone());
        let mut clone = vec!["clone", "--quiet", "--template=", "--no-recurse-submodules"];
        if revision.is_none() {
            clone.extend(["--depth", "1"]);
        }
        if !sparse.is_empty() {
            clone.extend(["--sparse", "--filter=blob:none"]);
        }
        clone.extend(["--", url, to.as_str()]);
        self.run(&clone, &parent).await?;
        if !sparse.is_empty() {
            let paths = sparse.iter().map(String::as_str);
            let set: Vec<_> =
                ["sparse-checkout", "set", "--no-cone", "--"].into_iter().chain(paths).collect();
            self.run(&set, to).await?;
        }
        if let Some(revision) = revision {
            let remote = format!("origin/{revision}");
            let checkout = |what: String| async move {
                self.run(&["checkout", "--quiet", "--detach", &what, "--"], to).await
            };
            if checkout(remote).await.is_err() {
                checkout(revision.clone()).await?;
            }
        }
        Ok(())
    }

    /// Returns the commit that is checked out.
    pub(crate) async fn commit(&self, directory: &AbsPath) -> Result<String, ExtensionError> {
        self.run(&["rev-parse", "HEAD"], directory).await
    }

    async fn run(&self, arguments: &[&str], cwd: &AbsPath) -> Result<String, ExtensionError> {
        let settings = SETTINGS.iter().flat_map(|setting| ["-c", setting]);
        let argv = ["git"].into_iter().chain(settings).chain(arguments.iter().copied());
        let command = Command {
            argv: argv.map(str::to_owned).collect(),
            cwd: cwd.clone(),
            environment: EnvironmentPolicy {
                exclude: SECRET_NAMES.map(str::to_owned).into(),
                ..EnvironmentPolicy::default()
            },
            env: vec![("GIT_TERMINAL_PROMPT".to_owned(), Some("0".to_owned()))],
            sandbox: SandboxPolicy::DangerFullAccess,
            workspace: cwd.clone(),
            granted: Granted::default(),
            streams: Streams::Separate(Stdin::Empty),
        };
        let verb = arguments.first().copied().unwrap_or_default();
        let failed = |words: String| ExtensionError::System(format!("git {verb} failed: {words}"));
        let running = self.commands.start(command).await.map_err(|err| failed(err.to_string()))?;
        match timeout(TIMEOUT, finish(running)).await {
            Ok((0, stdout, _)) => Ok(stdout.trim().to_owned()),
            Ok((code, _, stderr)) => Err(failed(format!("exit status {code}: {}", stderr.trim()))),
            Err(_) => Err(failed(format!("not done within {} minutes", TIMEOUT.as_secs() / 60))),
        }
    }
}

/// Waits for the end of git, with what it said.
async fn finish(mut running: turnhost_ports::RunningCommand) -> (i32, String, String) {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    loop {
        match poll_fn(|cx| running.events.poll_next(cx)).await {
            CommandEvent::Output(stream, bytes) => {
                let words: &mut Vec<u8> =
                    if stream == OutputStream::Stdout { &mut stdout } else { &mut stderr };
                let room = MAX_WORDS.saturating_sub(words.len()).min(bytes.len());
                words.extend(bytes.slice(..room));
            }
            // Only commands behind the proxy of a sandbox ask for hosts.
            CommandEvent::HostWanted(_) => {}
            CommandEvent::Exited(exit) => {
                let text = |words: &[u8]| String::from_utf8_lossy(words).into_owned();
                return (exit.code, text(&stdout), text(&stderr));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_urls_or_short_names_and_never_options_or_commands() {
        let github = Some("https://github.com/a/b.git".to_owned());
        assert_eq!(address("a/b"), github);
        assert_eq!(address("git@x:y/z.git").as_deref(), Some("git@x:y/z.git"));
        for bad in [
            "",
            "a",
            "--upload-pack=x",
            "ext::sh -c x",
            "ext::x",
            "file:///x",
            "a/b/c",
            "../b",
            "-a/b",
        ] {
            assert_eq!(address(bad), None, "{bad}");
        }
        assert!(
            has_password("https://u:p@x.example/a") && !has_password("https://u@x.example/a:b@c")
        );
    }
}
