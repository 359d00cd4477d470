//! A parsed source file: its paths, identifiers and strings, without test code.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ExprMethodCall, ExprTry, Ident, Item, Lit, LitStr, Macro, Meta, UseTree};

/// A name that a `use` imports.
#[derive(Clone, Debug)]
pub(crate) struct Import {
    /// Module that contains it, from the crate root.
    pub(crate) module: Vec<String>,
    /// Local name; `*` for a glob import.
    pub(crate) name: String,
    /// Path as written.
    pub(crate) path: Vec<String>,
    /// True if other modules can see it under this name.
    pub(crate) is_public: bool,
    pub(crate) line: usize,
}

/// A path and its location.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// Module that contains it, from the crate root.
    pub(crate) module: Vec<String>,
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
}

/// A source file.
pub(crate) struct Source {
    /// Path from the root of the repository: `src/scene/map/mod.rs`.
    pub(crate) name: String,
    /// Its module, from the crate root: `["scene", "map"]`; empty for `lib.rs`.
    pub(crate) module: Vec<String>,
    /// Names of the modules that it declares.
    pub(crate) modules: Vec<String>,
    /// Inline modules.
    pub(crate) inline_modules: Vec<Vec<String>>,
    /// Items that its modules define, as module and name.
    pub(crate) items: Vec<(Vec<String>, String)>,
    pub(crate) imports: Vec<Import>,
    pub(crate) paths: Vec<Named>,
    /// Names of variables.
    pub(crate) variables: BTreeSet<String>,
    /// Identifiers with their lines, including those in macros and attributes.
    pub(crate) words: Vec<(usize, String)>,
    /// Strings with their lines, except documentation.
    pub(crate) strings: Vec<(usize, String)>,
    /// Lines with an `expect` that may panic.
    pub(crate) expects: Vec<usize>,
}

impl Source {
    pub(crate) fn new(name: &str, text: &str) -> Self {
        let below = name.trim_start_matches("src/").trim_end_matches(".rs");
        let mut module: Vec<String> = below.split('/').map(str::to_owned).collect();
        let is_command = module.first().is_some_and(|first| first == "bin");
        module.pop_if(|last| last == "mod" || is_command && last == "main");
        if module == ["lib"] {
            module.clear();
        }
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut reader = Reader { module: module.clone(), found: Self::empty(name, module) };
        reader.visit_file(&file);
        reader.found
    }

    fn empty(name: &str, module: Vec<String>) -> Self {
        Self {
            name: name.to_owned(),
            module,
            modules: Vec::new(),
            inline_modules: Vec::new(),
            items: Vec::new(),
            imports: Vec::new(),
            paths: Vec::new(),
            variables: BTreeSet::new(),
            words: Vec::new(),
            strings: Vec::new(),
            expects: Vec::new(),
        }
    }

    /// First part of its module path: `scene`, or `lib` for the root.
    pub(crate) fn layer(&self) -> &str {
        self.module.first().map_or("lib", String::as_str)
    }

    /// Formats a location as `file:line: what`.
    pub(crate) fn at(&self, line: usize, what: &str) -> String {
        format!("{}:{line}: {what}", self.name)
    }
}

/// Root of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file, sorted by name.
pub(crate) static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let mut paths = Vec::new();
    files(&root().join("src"), &mut paths);
    paths.sort();
    let name = |path: &Path| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    paths.iter().map(|path| Source::new(&name(path), &fs::read_to_string(path).unwrap())).collect()
});

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

struct Reader {
    /// Module at the current position.
    module: Vec<String>,
    found: Source,
}

fn line(span: Span) -> usize {
    span.start().line
}

/// True if the attributes restrict the item to tests: `cfg(test)`, also inside `all`.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => needs_test(list.tokens.clone()),
        _ => false,
    })
}

fn needs_test(condition: TokenStream) -> bool {
    let mut tokens = condition.into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(word)), None) => word == "test",
        (Some(TokenTree::Ident(word)), Some(TokenTree::Group(group))) if word == "all" => {
            let parts: Vec<TokenTree> = group.stream().into_iter().collect();
            let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
            parts.split(is_comma).any(|part| needs_test(part.iter().cloned().collect()))
        }
        _ => false,
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        other => panic!("an item that this test does not know, in line {}", line(other.span())),
    }
}

/// The name that the item defines.
fn defined(item: &Item) -> Option<&Ident> {
    match item {
        Item::Const(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Macro(item) => item.ident.as_ref(),
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Trait(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        _ => None,
    }
}

impl Reader {
    fn import(&mut self, tree: &UseTree, before: &[String], is_public: bool) {
        let with = |ident: &Ident| [before, &[ident.unraw().to_string()]].concat();
        let (name, path, span) = match tree {
            UseTree::Path(path) => {
                self.word(&path.ident);
                return self.import(&path.tree, &with(&path.ident), is_public);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, before, is_public);
                }
                return;
            }
            UseTree::Name(name) if name.ident == "self" => {
                (before.last().cloned().unwrap_or_default(), before.to_vec(), name.ident.span())
            }
            UseTree::Name(name) => {
                self.word(&name.ident);
                (name.ident.unraw().to_string(), with(&name.ident), name.ident.span())
            }
            UseTree::Rename(rename) => {
                self.word(&rename.ident);
                let path = if rename.ident == "self" { before.to_vec() } else { with(&rename.ident) };
                (rename.rename.to_string(), path, rename.ident.span())
            }
            UseTree::Glob(glob) => ("*".to_owned(), before.to_vec(), glob.star_token.span()),
        };
        let module = self.module.clone();
        self.found.imports.push(Import { module, name, path, is_public, line: line(span) });
    }

    fn word(&mut self, ident: &Ident) {
        self.found.words.push((line(ident.span()), ident.unraw().to_string()));
    }

    fn path(&mut self, path: Vec<String>, span: Span) {
        self.found.paths.push(Named { module: self.module.clone(), path, line: line(span) });
    }

    /// Collects paths, identifiers and strings from the tokens of a macro.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let is_colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Ident(ident) if ident == "use" => {
                    let is_end = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
                    let end = tokens[at..].iter().position(is_end).map_or(tokens.len(), |length| at + length);
                    // `$crate` is `crate` in the crate of the macro.
                    let is_dollar =
                        |token: &&TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '$');
                    let tree: TokenStream =
                        tokens[at + 1..end].iter().filter(|token| !is_dollar(token)).cloned().collect();
                    if let Ok(tree) = syn::parse2::<UseTree>(tree) {
                        self.import(&tree, &[], false);
                        at = end;
                        continue;
                    }
                    at += 1;
                }
                TokenTree::Ident(ident) => {
                    let span = ident.span();
                    let mut path = Vec::new();
                    while let Some(TokenTree::Ident(part)) = tokens.get(at) {
                        self.word(part);
                        if part == "expect" {
                            self.found.expects.push(line(part.span()));
                        }
                        path.push(part.unraw().to_string());
                        at += 1;
                        if !(is_colon(at) && is_colon(at + 1)) {
                            break;
                        }
                        at += 2;
                    }
                    // A group after the path is a nested `use` inside the macro.
                    if is_colon(at - 1)
                        && let Some(TokenTree::Group(group)) = tokens.get(at)
                        && group.delimiter() == Delimiter::Brace
                    {
                        let group: TokenStream = std::iter::once(TokenTree::Group(group.clone())).collect();
                        if let Ok(tree) = syn::parse2::<UseTree>(group) {
                            self.import(&tree, &path, false);
                        }
                    }
                    self.path(path, span);
                }
                TokenTree::Group(group) => {
                    self.tokens(group.stream());
                    at += 1;
                }
                TokenTree::Literal(literal) => {
                    if let Ok(Lit::Str(text)) = syn::parse_str::<Lit>(&literal.to_string()) {
                        self.found.strings.push((line(literal.span()), text.value()));
                    }
                    at += 1;
                }
                TokenTree::Punct(_) => at += 1,
            }
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        if is_for_tests(attributes(item)) {
            return;
        }
        if let Some(name) = defined(item) {
            self.found.items.push((self.module.clone(), name.to_string()));
        }
        visit::visit_item(self, item);
    }

    fn visit_impl_item(&mut self, item: &'ast syn::ImplItem) {
        let attributes = match item {
            syn::ImplItem::Fn(item) => item.attrs.as_slice(),
            syn::ImplItem::Const(item) => item.attrs.as_slice(),
            _ => &[],
        };
        if !is_for_tests(attributes) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.found.modules.push(item.ident.to_string());
        self.module.push(item.ident.to_string());
        if item.content.is_some() {
            self.found.inline_modules.push(self.module.clone());
        }
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&item.tree, &[], !matches!(item.vis, syn::Visibility::Inherited));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts = path.segments.iter().map(|part| part.ident.unraw().to_string()).collect();
        self.path(parts, path.span());
        visit::visit_path(self, path);
    }

    fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
        self.found.variables.insert(pattern.ident.to_string());
        visit::visit_pat_ident(self, pattern);
    }

    fn visit_ident(&mut self, ident: &'ast Ident) {
        self.word(ident);
    }

    fn visit_lit_str(&mut self, text: &'ast LitStr) {
        self.found.strings.push((line(text.span()), text.value()));
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if attribute.path().is_ident("doc") || attribute.path().is_ident("expect") {
            return;
        }
        self.visit_path(attribute.path());
        if let Meta::List(list) = &attribute.meta {
            self.tokens(list.tokens.clone());
        }
    }

    fn visit_expr_try(&mut self, expression: &'ast ExprTry) {
        // An `expect` method of this project takes no message, and its result is propagated with `?`.
        if let Expr::MethodCall(call) = &*expression.expr
            && call.method == "expect"
            && !call.args.first().is_some_and(is_message)
        {
            visit::visit_expr(self, &call.receiver);
            for argument in &call.args {
                self.visit_expr(argument);
            }
            return;
        }
        visit::visit_expr_try(self, expression);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if call.method == "expect" {
            self.found.expects.push(line(call.method.span()));
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        if path.path.segments.last().is_some_and(|last| last.ident == "expect") {
            self.found.expects.push(line(path.span()));
        }
        visit::visit_expr_path(self, path);
    }
}

/// True if an argument is a panic message: a string, or a reference to one.
fn is_message(argument: &Expr) -> bool {
    match argument {
        Expr::Lit(literal) => matches!(literal.lit, Lit::Str(_)),
        Expr::Reference(_) => true,
        _ => false,
    }
}
