// Service worker: caches the files of one release, so that the page can be read without a network. The build inserts the release and
// its files. To remove the worker, serve sw-off.js in its place.
"use strict";

const RELEASE = "{{release}}";
// Each file with its integrity. It is empty for the page, which a host may change.
const FILES = new Map({{files}});

const PAGE = "./";
const SCOPE = new URL("./", self.location.href);
// Prefix of the cache names of this directory. The space ends the path, so that no name of another directory starts with it.
const OURS = `minxin-${SCOPE.pathname} `;
const OWN = OURS + RELEASE;
// Milliseconds until the cached copy, if any, replaces a late response.
const LIMIT = 3000;

const KINDS = {
  css: /^text\/css\b/,
  html: /^text\/html\b/,
  js: /^(text|application)\/javascript\b/,
  json: /^application\/json\b/,
  svg: /^image\/svg\+xml\b/,
  wasm: /^application\/wasm\b/,
};
// Files with a digest: `name-digest.css`, or `name.js?digest` if the name is fixed.
const HASHED = /^([\w~-]|%[89A-F][\dA-F])+(-[0-9a-f]{16}(_bg)?\.(css|js|wasm|json)|\.js\?[0-9a-f]{16})$/;
// A part of the program that is loaded later. The page does not name it, but the JavaScript of the program does, whose bytes the page names.
const CHUNK = /-[0-9a-f]{16}\.wasm$/;
// No escaped dot, slash, backslash or percent sign, which some hosts resolve to another directory.
const STORY = /^stories\/(?!.*%(2e|2f|5c|25))([^/]+)\.json$/i;
// Pages below the overview, as the build writes them: a portal may have its own pages in the directory. A slug has no escaped ASCII.
const BELOW = new RegExp(
  "^(en/)?(stories/SLUG/)?((commitments|timeline|map|targets|facts|about|(programmes|records)/SLUG)/)?(index[.]html)?$"
    .replace(/SLUG/g, "([\\w~-]|%[89a-f][\\da-f])+"),
  "i",
);

// Classifies a request: `page`, `below`, `hashed`, `story` or `part`. `undefined` if the worker does not handle it.
const asked = ({ method, url, mode, destination, cache, headers }) => {
  const { origin, pathname, search } = new URL(url);
  if (method !== "GET" || headers.has("range") || origin !== SCOPE.origin || !pathname.startsWith(SCOPE.pathname)) return;
  const name = pathname.slice(SCOPE.pathname.length);
  if (mode === "navigate") {
    if (destination !== "document") return;
    return ["", "index.html"].includes(name) ? "page" : BELOW.test(name) ? "below" : undefined;
  }
  // These requests bypass caches on purpose.
  if (cache === "reload" || cache === "no-store") return;
  if (HASHED.test(name + search)) return "hashed";
  if (search) return;
  if (STORY.test(name)) return "story";
  if (FILES.has(name)) return "part";
};

// True if a response has the content type of its name, and is neither an error nor redirected.
const fits = (name, answer) => {
  const ending = name === PAGE ? "html" : name.split("?")[0].split(".").pop();
  return answer.ok && !answer.redirected && KINDS[ending]?.test(answer.headers.get("content-type") ?? "");
};

// Caches a story with a digest in its name, if its bytes have that digest.
const keepHashed = async (url, answer) => {
  if (!fits(url, answer)) return;
  const bytes = await crypto.subtle.digest("SHA-256", await answer.clone().arrayBuffer());
  const digest = Array.from(new Uint8Array(bytes, 0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (url.endsWith(`-${digest}.json`)) await (await caches.open(OWN)).put(url, answer);
};

const kept = (name, cacheName = OWN) => caches.match(new URL(name, SCOPE).href, { cacheName, ignoreVary: true });

// The cached file with all texts of a story, which has the bytes of the story and a digest in its name.
const keptWhole = async (url) => {
  const [, , name] = STORY.exec(new URL(url).pathname.slice(SCOPE.pathname.length));
  const start = `${SCOPE.href}${name}-en-`;
  const isThat = ({ url }) => url.startsWith(start) && /^[0-9a-f]{16}\.json$/.test(url.slice(start.length));
  // The latest is the last.
  const found = (await (await caches.open(OWN)).keys()).filter(isThat).pop();
  return found && kept(found.url);
};

const ours = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

// The response of the network; the cached copy if the network is late or fails, or at a server error.
const freshOr = async (network, stored) => {
  const late = new Promise((tell) => setTimeout(tell, LIMIT));
  const answer = await Promise.race([network.catch(() => {}), late]);
  // In Firefox, a failed navigation preload does not reject, but returns an error response.
  if (answer && answer.type !== "error" && answer.status < 500) return answer;
  return (await stored()) ?? answer ?? network;
};

const ANSWERS = {
  page: (event) => {
    const network = Promise.resolve(event.preloadResponse).then((answer) => answer ?? fetch(event.request));
    event.waitUntil(network.catch(() => {}));
    return freshOr(network, () => kept(PAGE));
  },

  // Pages below the page are not cached: without a network, the cached page shows them.
  below: (event) => {
    const { pathname, search } = new URL(event.request.url);
    const name = pathname.slice(SCOPE.pathname.length);
    const at = `at=${encodeURIComponent(name)}`;
    // The host may not know the overview without the name of its file.
    const overview = SCOPE.href + (name.endsWith("/") ? "" : "index.html");
    const network = Promise.resolve(event.preloadResponse).then((answer) => answer ?? fetch(event.request));
    event.waitUntil(network.catch(() => {}));
    return freshOr(network, async () => (await kept(PAGE)) && Response.redirect(`${overview}${search || "?"}${search && "&"}${at}`));
  },

  // From any release: the name determines the bytes.
  hashed: async (event) => {
    const { request } = event;
    const own = await kept(request.url);
    if (own) return own;
    for (const name of await ours()) {
      const other = await kept(request.url, name);
      if (other) return other;
    }
    const answer = await fetch(request);
    // The stories of other pages are not installed.
    if (request.url.endsWith(".json")) event.waitUntil(keepHashed(request.url, answer.clone()).catch(() => {}));
    return answer;
  },

  part: ({ request }) => freshOr(fetch(request), () => kept(request.url)),

  story: (event) => {
    const { request } = event;
    const network = fetch(request).then(async (answer) => {
      const copy = answer.clone();
      const keep = async () => fits(request.url, copy) && (await caches.open(OWN)).put(request.url, copy);
      // The story is shown even if the cache is full.
      await keep().catch(() => {});
      return answer;
    });
    event.waitUntil(network.catch(() => {}));
    return freshOr(network, async () => (await kept(request.url)) ?? keptWhole(request.url));
  },
};

self.addEventListener("fetch", (event) => {
  const what = asked(event.request);
  if (what) event.respondWith(ANSWERS[what](event));
});

// Fetches a file of this release. The page has no integrity, and is checked by the names of files in it.
const fetched = async ([name, integrity]) => {
  const url = new URL(name, SCOPE).href;
  const answer = await fetch(url, { cache: HASHED.test(name) ? "default" : "no-cache", integrity });
  const isWhole = async () => {
    const text = name === PAGE ? await answer.clone().text() : "";
    return name !== PAGE || [...FILES.keys()].every((part) => !HASHED.test(part) || CHUNK.test(part) || text.includes(part));
  };
  if (!fits(name, answer) || !(await isWhole())) throw new Error(`${name} is not that of ${RELEASE}`);
  return [url, answer];
};

self.addEventListener("install", (event) => {
  const all = async () => {
    // A release is cached completely or not at all.
    const files = await Promise.all([...FILES].map(fetched));
    const cache = await caches.open(OWN);
    await Promise.all(files.map(([url, answer]) => cache.put(url, answer)));
  };
  event.waitUntil(all());
});

// A worker activates once no page of the previous one is open. Only then are older caches deleted.
self.addEventListener("activate", (event) => {
  const rest = async () => {
    await self.registration.navigationPreload?.enable();
    const old = (await ours()).filter((name) => name !== OWN);
    await Promise.all(old.map((name) => caches.delete(name)));
  };
  event.waitUntil(rest());
});

// A page that this worker does not control yet sends the names of the files of its story, which are kept, too.
const keepFiles = async (names) => {
  for (const name of names.filter((name) => HASHED.test(name) && name.endsWith(".json"))) {
    const { href } = new URL(name, SCOPE);
    if (!(await kept(href))) await keepHashed(href, await fetch(href));
  }
};

// A page sends the name of its program, which identifies its release. If that is this release and no other page is open, the worker
// activates at once. Otherwise a tab that is only reloaded would keep the previous worker for ever.
self.addEventListener("message", (event) => {
  const take = async () => {
    if (Array.isArray(event.data)) return keepFiles(event.data);
    if (!FILES.has(event.data)) return;
    // A page that was closed or loaded again is still listed for a moment.
    for (let tries = 0; tries < 6; tries += 1) {
      const all = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
      const open = all.filter(({ url }) => url.startsWith(SCOPE.href));
      if (open.length === 1 && open[0].id === event.source?.id) return self.skipWaiting();
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  event.waitUntil(take().catch(() => {}));
});
