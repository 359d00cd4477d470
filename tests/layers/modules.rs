//! Uses between files. Paths are resolved through renames and re-exports to the file that defines the item.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Import, Source};

/// Name of the library in the commands.
const LIBRARY: &str = "minxin_atlas";

/// Maximum depth of nested re-exports.
const DEEPEST: usize = 12;

/// A resolved path in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Use {
    /// Index of the file in the list of sources.
    pub(crate) from: usize,
    pub(crate) line: usize,
    /// Index of the file that defines the item.
    pub(crate) to: usize,
    /// Files that the path passes through, including the last.
    pub(crate) through: Vec<usize>,
    /// True for a re-export.
    pub(crate) is_reexport: bool,
}

/// Names of a module.
#[derive(Default)]
struct Module<'a> {
    file: usize,
    items: BTreeSet<&'a str>,
    imports: Vec<&'a Import>,
}

/// The modules of the library and of its commands.
pub(crate) struct Modules<'a> {
    sources: &'a [Source],
    modules: BTreeMap<Vec<String>, Module<'a>>,
}

impl<'a> Modules<'a> {
    pub(crate) fn new(sources: &'a [Source]) -> Self {
        let mut modules: BTreeMap<Vec<String>, Module<'a>> = BTreeMap::new();
        for (file, source) in sources.iter().enumerate() {
            for module in std::iter::once(&source.module).chain(&source.inline_modules) {
                modules.insert(module.clone(), Module { file, ..Module::default() });
            }
            for (module, item) in &source.items {
                if let Some(module) = modules.get_mut(module) {
                    module.items.insert(item);
                }
            }
            for import in &source.imports {
                if let Some(module) = modules.get_mut(&import.module) {
                    module.imports.push(import);
                }
            }
        }
        Self { sources, modules }
    }

    /// Every use between files.
    pub(crate) fn uses(&self) -> Vec<Use> {
        let mut uses = Vec::new();
        for (from, source) in self.sources.iter().enumerate() {
            let imported =
                source.imports.iter().map(|import| (&import.module, &import.path, import.line, import.is_public));
            // A variable may have the name of a function in another file.
            let is_variable = |path: &[String]| matches!(path, [name] if source.variables.contains(name));
            let paths = source.paths.iter().filter(|named| !is_variable(&named.path));
            let path = paths.map(|named| (&named.module, &named.path, named.line, false));
            let globs = source.imports.iter().filter(|import| import.name == "*").filter_map(|import| {
                let mut through = Vec::new();
                let to = self.followed(&import.module, &import.path, &mut through, 0)?;
                Some((to, vec![to], import.line, import.is_public))
            });
            let followed = imported.chain(path).filter_map(|(module, path, line, is_reexport)| {
                let mut through = Vec::new();
                let to = self.follow(module, path, &mut through, 0)?;
                Some((to, through, line, is_reexport))
            });
            for (to, mut through, line, is_reexport) in followed.chain(globs) {
                through.retain(|file| *file != from);
                if !through.is_empty() {
                    uses.push(Use { from, line, to, through, is_reexport });
                }
            }
        }
        uses
    }

    /// Resolves a path in a module to the file that defines the item, and adds the files on the way to `through`. `None`
    /// for items of other crates and for local names.
    fn follow(&self, module: &[String], path: &[String], through: &mut Vec<usize>, depth: usize) -> Option<usize> {
        // A path that ends at a module only introduces its name.
        self.followed(module, path, through, depth).filter(|_| !through.is_empty())
    }

    /// Like `follow`, but also resolves a path that names a module.
    fn followed(&self, module: &[String], path: &[String], through: &mut Vec<usize>, depth: usize) -> Option<usize> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            LIBRARY => self.within(Vec::new(), rest, through, depth),
            "crate" => self.within(crate_of(module).to_vec(), rest, through, depth),
            "self" => self.within(module.to_vec(), rest, through, depth),
            "super" => {
                let ups = path.iter().take_while(|part| *part == "super").count();
                let above = module.len().checked_sub(ups)?;
                self.within(module[..above].to_vec(), &path[ups..], through, depth)
            }
            _ => self.within(module.to_vec(), path, through, depth),
        }
    }

    fn within(&self, mut at: Vec<String>, path: &[String], through: &mut Vec<usize>, depth: usize) -> Option<usize> {
        let mut rest = path;
        while let Some((first, behind)) = rest.split_first() {
            let below = [at.clone(), vec![first.clone()]].concat();
            if !self.modules.contains_key(&below) {
                break;
            }
            (at, rest) = (below, behind);
        }
        let module = self.modules.get(&at)?;
        let Some(first) = rest.first() else { return Some(module.file) };
        if module.items.contains(first.as_str()) {
            through.push(module.file);
            return Some(module.file);
        }
        if depth > DEEPEST {
            return None;
        }
        let import = module.imports.iter().find(|import| import.name == *first);
        if let Some(import) = import {
            let path = [&import.path, &rest[1..]].concat();
            let before = through.len();
            // A name that resolves to itself is another crate: `use leptos;`.
            let found = (path != rest).then(|| self.followed(&at, &path, through, depth + 1))??;
            if through.len() > before {
                through.insert(before, module.file);
            }
            return Some(found);
        }
        module.imports.iter().filter(|import| import.name == "*").find_map(|import| {
            let path = [&import.path, rest].concat();
            let mut passed = Vec::new();
            let found = self.follow(&at, &path, &mut passed, depth + 1)?;
            through.push(module.file);
            through.extend(passed);
            Some(found)
        })
    }
}

/// The module that `crate` refers to: the root of the library or of a command.
fn crate_of(module: &[String]) -> &[String] {
    match module.first().map(String::as_str) {
        Some("bin") => &module[..module.len().min(2)],
        Some("main") => &module[..1],
        _ => &[],
    }
}

/// The files that a file uses directly or indirectly. `uses` are pairs of files.
pub(crate) fn reached(start: usize, uses: &BTreeSet<(usize, usize)>) -> BTreeSet<usize> {
    let (mut visited, mut open) = (BTreeSet::new(), vec![start]);
    while let Some(file) = open.pop() {
        for (_, to) in uses.range((file, 0)..(file + 1, 0)) {
            if visited.insert(*to) {
                open.push(*to);
            }
        }
    }
    visited
}

/// The import cycles, each as a sorted group of files.
pub(crate) fn cycles(files: usize, uses: &BTreeSet<(usize, usize)>) -> Vec<Vec<usize>> {
    let reach: Vec<BTreeSet<usize>> = (0..files).map(|file| reached(file, uses)).collect();
    let mut found: Vec<Vec<usize>> = Vec::new();
    for file in 0..files {
        let group: Vec<usize> = reach[file].iter().copied().filter(|other| reach[*other].contains(&file)).collect();
        if group.len() > 1 && !found.contains(&group) {
            found.push(group);
        }
    }
    found
}
