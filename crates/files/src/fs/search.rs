//! Searches for files by parts of their names.
//!
//! A walk gathers the names once, in chunks that never change; every query then goes over what is
//! there, on a few threads. So each keystroke costs the matching alone.

use std::collections::BTreeSet;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ignore::WalkBuilder;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use tokio::sync::watch;
use turnhost_ports::{BoxFuture, FileSearch, Matches, SearchRoot};
use turnhost_protocol::{FuzzyFileSearchMatchType, FuzzyFileSearchResult};

use crate::ignored::{self, Scope};

/// Names in a chunk: a fraction of a millisecond's matching.
const CHUNK: usize = 4_096;

/// Names of one search; the rest is passed over. Twice the largest repositories there are, and
/// about 100 MB.
const MAX_NAMES: usize = 1_000_000;

/// Matches that are returned.
const MAX_MATCHES: usize = 50;

/// Threads for one query: most of the gain, and the others stay for the server.
const MAX_THREADS: usize = 4;

/// Added to the score of a match within a file's name: more than any match can score.
const IN_FILE_NAME: u32 = 1 << 16;

/// Added where the query is a directory's name, in any case.
const IS_DIRECTORY_NAME: u32 = 2 << 16;

/// Added where the query is a file's name, in any case.
const IS_FILE_NAME: u32 = 3 << 16;

/// A file or directory that was found.
struct Name {
    /// The index of its root.
    root: usize,
    /// Its path below the root.
    path: Box<str>,
    is_directory: bool,
}

impl Name {
    /// Returns the bytes of the path before its last part.
    fn directory_len(&self) -> usize {
        self.path.rfind('/').map_or(0, |slash| slash + 1)
    }
}

/// The names gathered so far.
struct Names {
    roots: Vec<SearchRoot>,
    chunks: Mutex<Vec<Arc<[Name]>>>,
    is_cancelled: AtomicBool,
}

impl Names {
    fn chunks(&self) -> MutexGuard<'_, Vec<Arc<[Name]>>> {
        self.chunks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A search whose walk has begun.
pub(super) struct Search {
    names: Arc<Names>,
    is_gathered: watch::Receiver<bool>,
}

impl Search {
    pub(super) fn begin(roots: Vec<SearchRoot>) -> Self {
        let (gathered, is_gathered) = watch::channel(false);
        let names = Arc::new(Names {
            roots,
            chunks: Mutex::default(),
            is_cancelled: AtomicBool::new(false),
        });
        let walked = Arc::clone(&names);
        let walk = tokio::task::spawn_blocking(move || {
            walk(&walked);
            gathered.send_replace(true);
        });
        // It ends by itself, or when the search is dropped.
        drop(walk);
        Self { names, is_gathered }
    }
}

impl Drop for Search {
    fn drop(&mut self) {
        self.names.is_cancelled.store(true, Ordering::Relaxed);
    }
}

impl FileSearch for Search {
    fn gathered(&self) -> BoxFuture<'_, ()> {
        let mut is_gathered = self.is_gathered.clone();
        Box::pin(async move {
            // A walk that panicked has gathered what there will be.
            _ = is_gathered.wait_for(|it| *it).await;
        })
    }

    fn find(&self, query: String) -> BoxFuture<'static, Matches> {
        let is_complete = *self.is_gathered.borrow() || self.is_gathered.has_changed().is_err();
        let names = Arc::clone(&self.names);
        let work = move || Matches { files: find(&names, &query), is_complete };
        crate::blocking(work, move |_| Matches { files: Vec::new(), is_complete })
    }
}

/// Gathers the names below every root. Links are followed, as an editor shows them; what lies below
/// two roots belongs to the inner one.
fn walk(names: &Names) {
    let mut total = 0;
    let all: BTreeSet<PathBuf> =
        names.roots.iter().map(|root| root.path.as_std().to_owned()).collect();
    let mut walked = BTreeSet::new();
    for (index, root) in names.roots.iter().enumerate() {
        if !walked.insert(root.path.as_std()) {
            continue;
        }
        let others = all.clone();
        let mut builder = WalkBuilder::new(root.path.as_std());
        builder.hidden(false).follow_links(true);
        ignored::pass_over(&mut builder, Scope::Repositories, move |entry| {
            entry.file_name() != ".git" && (entry.depth() == 0 || !others.contains(entry.path()))
        });
        let mut chunk = Vec::new();
        for entry in builder.build() {
            if names.is_cancelled.load(Ordering::Relaxed) || total == MAX_NAMES {
                break;
            }
            // What cannot be read, or has no name that JSON can hold, is not found.
            let Ok(entry) = entry else { continue };
            let Ok(path) = entry.path().strip_prefix(root.path.as_std()) else { continue };
            let Some(path) = path.to_str().filter(|path| !path.is_empty()) else { continue };
            let is_directory = entry.file_type().is_some_and(|kind| kind.is_dir());
            chunk.push(Name { root: index, path: path.into(), is_directory });
            total += 1;
            if chunk.len() == CHUNK {
                names.chunks().push(std::mem::take(&mut chunk).into());
            }
        }
        names.chunks().push(chunk.into());
    }
}

/// A name that matches.
struct Hit<'a> {
    score: u32,
    name: &'a Name,
}

impl Hit<'_> {
    /// Puts the best first, equal ones by path, so that results repeat exactly.
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        let (name, others) = (self.name, other.name);
        let by_score = other.score.cmp(&self.score);
        by_score.then_with(|| name.path.cmp(&others.path)).then(name.root.cmp(&others.root))
    }
}

fn find(names: &Names, query: &str) -> Vec<FuzzyFileSearchResult> {
    let query = query.trim();
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    if pattern.atoms.is_empty() {
        return Vec::new();
    }
    let chunks = names.chunks().clone();
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get).min(MAX_THREADS);
    let each = chunks.len().div_ceil(threads).max(1);
    let mut hits = Vec::new();
    std::thread::scope(|scope| {
        let parts: Vec<_> = chunks
            .chunks(each)
            .map(|part| scope.spawn(|| Scorer::new(&pattern, query).best_of(part)))
            .collect();
        // A part that panicked has no hits.
        hits.extend(parts.into_iter().filter_map(|part| part.join().ok()).flatten());
    });
    keep_best(&mut hits);
    hits.sort_unstable_by(Hit::order);
    let mut scorer = Scorer::new(&pattern, query);
    hits.iter().map(|hit| scorer.result(hit, &names.roots)).collect()
}

/// Drops all but the best hits, in no order.
fn keep_best(hits: &mut Vec<Hit<'_>>) {
    if hits.len() > MAX_MATCHES {
        hits.select_nth_unstable_by(MAX_MATCHES - 1, Hit::order);
        hits.truncate(MAX_MATCHES);
    }
}

/// Scores names for one pattern.
struct Scorer<'a> {
    pattern: &'a Pattern,
    query: &'a str,
    /// True if the query is one word to be found anywhere, for which a file's name counts most.
    prefers_names: bool,
    matcher: Matcher,
    chars: Vec<char>,
}

impl<'a> Scorer<'a> {
    fn new(pattern: &'a Pattern, query: &'a str) -> Self {
        let matcher = Matcher::new(Config::DEFAULT.match_paths());
        let prefers_names = match &*pattern.atoms {
            [word] => word.kind == AtomKind::Fuzzy && !word.negative,
            _ => false,
        };
        Self { pattern, query, prefers_names, matcher, chars: Vec::new() }
    }

    fn best_of(mut self, chunks: &[Arc<[Name]>]) -> Vec<Hit<'_>> {
        let mut hits = Vec::new();
        for name in chunks.iter().flat_map(|chunk| chunk.iter()) {
            if let Some(score) = self.score(name) {
                hits.push(Hit { score, name });
            }
            if hits.len() == CHUNK {
                keep_best(&mut hits);
            }
        }
        keep_best(&mut hits);
        hits
    }

    /// Scores a path: matches of a file's name above all others, and the very name above those.
    /// Looks in the whole path only for what the name does not match: most names match a short
    /// query, and each match costs more than all else here.
    fn score(&mut self, name: &Name) -> Option<u32> {
        let file_name = &name.path[name.directory_len()..];
        let is_name = file_name.eq_ignore_ascii_case(self.query);
        let tier = match (name.is_directory, is_name) {
            (true, false) => 0,
            (true, true) => IS_DIRECTORY_NAME,
            (false, false) => IN_FILE_NAME,
            (false, true) => IS_FILE_NAME,
        };
        if self.prefers_names
            && tier > 0
            && let Some(score) = self.score_text(file_name)
        {
            return Some(tier + score);
        }
        self.score_text(&name.path)
    }

    fn score_text(&mut self, text: &str) -> Option<u32> {
        self.pattern.score(Utf32Str::new(text, &mut self.chars), &mut self.matcher)
    }

    fn result(&mut self, hit: &Hit<'_>, roots: &[SearchRoot]) -> FuzzyFileSearchResult {
        let Hit { score, name } = hit;
        let (directory, file_name) = name.path.split_at(name.directory_len());
        let skipped = if *score >= IN_FILE_NAME { directory } else { "" };
        let searched = &name.path[skipped.len()..];
        let mut indices = Vec::new();
        let text = Utf32Str::new(searched, &mut self.chars);
        _ = self.pattern.indices(text, &mut self.matcher, &mut indices);
        indices.sort_unstable();
        indices.dedup();
        let before = u32::try_from(skipped.chars().count()).unwrap_or_default();
        FuzzyFileSearchResult {
            file_name: file_name.to_owned(),
            match_type: if name.is_directory {
                FuzzyFileSearchMatchType::Directory
            } else {
                FuzzyFileSearchMatchType::File
            },
            path: name.path.to_string(),
            root: roots.get(name.root).map(|root| root.name.clone()).unwrap_or_default(),
            score: *score,
            indices: Some(indices.into_iter().map(|index| index + before).collect()),
        }
    }
}
