// Service worker: caches the files of one release, so that the page can be read without a network. The build inserts the release and
// its files. To remove the worker, serve sw-off.js in its place.
"use strict";

const RELEASE = "{{release}}";
// Each file with its integrity. It is empty for the page and the story, which a host may change.
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
const HASHED = /^[\w-]+(-[0-9a-f]{16}(_bg)?\.(css|js|wasm)|\.js\?[0-9a-f]{16})$/;
// No escaped dot, slash, backslash or percent sign, which some hosts resolve to another directory.
const STORY = /^stories\/(?!.*%(2e|2f|5c|25))[^/]+\.json$/i;

// Classifies a request: `page`, `hashed`, `story` or `part`. `undefined` if the worker does not handle it.
const asked = ({ method, url, mode, destination, cache, headers }) => {
  const { origin, pathname, search } = new URL(url);
  if (method !== "GET" || headers.has("range") || origin !== SCOPE.origin || !pathname.startsWith(SCOPE.pathname)) return;
  const name = pathname.slice(SCOPE.pathname.length);
  if (mode === "navigate") return destination === "document" && ["", "index.html"].includes(name) ? "page" : undefined;
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

const kept = (name, cacheName = OWN) => caches.match(new URL(name, SCOPE).href, { cacheName, ignoreVary: true });

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

  // From any release: the name determines the bytes.
  hashed: async ({ request }) => {
    const own = await kept(request.url);
    if (own) return own;
    for (const name of await ours()) {
      const other = await kept(request.url, name);
      if (other) return other;
    }
    return fetch(request);
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
    return freshOr(network, () => kept(request.url));
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
    return name !== PAGE || [...FILES.keys()].every((part) => !HASHED.test(part) || text.includes(part));
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

// A page sends the name of its program, which identifies its release. If that is this release and no other page is open, the worker
// activates at once. Otherwise a tab that is only reloaded would keep the previous worker for ever.
self.addEventListener("message", (event) => {
  const take = async () => {
    const all = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
    const open = all.filter(({ url }) => url.startsWith(SCOPE.href));
    if (FILES.has(event.data) && open.length === 1 && open[0].id === event.source?.id) await self.skipWaiting();
  };
  event.waitUntil(take());
});
