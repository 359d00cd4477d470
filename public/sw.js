// Keeps the files of one release, so that the page can be read without a network. The build writes the release and its files into
// this text; where the worker has to go, sw-off.js in its place takes it away.
"use strict";

const RELEASE = "{{release}}";
// Each file with its integrity; a host may write words of its own into the page, and other facts into the story.
const FILES = new Map({{files}});

const PAGE = "./";
const SCOPE = new URL("./", self.location.href);
// No name of a cache of ours that lies below another directory, nor of any other page, begins so.
const OURS = `minxin-${SCOPE.pathname} `;
const OWN = OURS + RELEASE;
// How long the network may take where there is something in its place, in milliseconds.
const LIMIT = 3000;

const KINDS = {
  css: /^text\/css\b/,
  html: /^text\/html\b/,
  js: /^(text|application)\/javascript\b/,
  json: /^application\/json\b/,
  svg: /^image\/svg\+xml\b/,
  wasm: /^application\/wasm\b/,
};
// What is known by its bytes: `name-digest.css`, or `name.js?digest` where the name has to stay.
const HASHED = /^[\w-]+(-[0-9a-f]{16}(_bg)?\.(css|js|wasm)|\.js\?[0-9a-f]{16})$/;
// No escaped point, slash, backslash or percent sign, which some hosts take for a way out of the directory.
const STORY = /^stories\/(?!.*%(2e|2f|5c|25))[^/]+\.json$/i;

// What a request asks for: `page`, `hashed`, `story` or `part`; none for what is no concern of the worker's.
const asked = ({ method, url, mode, destination, cache, headers }) => {
  const { origin, pathname, search } = new URL(url);
  if (method !== "GET" || headers.has("range") || origin !== SCOPE.origin || !pathname.startsWith(SCOPE.pathname)) return;
  const name = pathname.slice(SCOPE.pathname.length);
  if (mode === "navigate") return destination === "document" && ["", "index.html"].includes(name) ? "page" : undefined;
  // Who asks in such a way wants the network's own.
  if (cache === "reload" || cache === "no-store") return;
  if (HASHED.test(name + search)) return "hashed";
  if (search) return;
  if (STORY.test(name)) return "story";
  if (FILES.has(name)) return "part";
};

// Whether an answer is what its name says: no error, no other page in its place.
const fits = (name, answer) => {
  const ending = name === PAGE ? "html" : name.split("?")[0].split(".").pop();
  return answer.ok && !answer.redirected && KINDS[ending]?.test(answer.headers.get("content-type") ?? "");
};

const kept = (name, cacheName = OWN) => caches.match(new URL(name, SCOPE).href, { cacheName, ignoreVary: true });

const ours = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

// The network's answer; what is kept in its place where the network is late, fails, or says that the host does.
const freshOr = async (network, stored) => {
  const late = new Promise((tell) => setTimeout(tell, LIMIT));
  const answer = await Promise.race([network.catch(() => {}), late]);
  // In Firefox, a page that was asked for ahead of the worker does not fail, but is an answer that stands for an error.
  if (answer && answer.type !== "error" && answer.status < 500) return answer;
  return (await stored()) ?? answer ?? network;
};

const ANSWERS = {
  page: (event) => {
    const network = Promise.resolve(event.preloadResponse).then((answer) => answer ?? fetch(event.request));
    event.waitUntil(network.catch(() => {}));
    return freshOr(network, () => kept(PAGE));
  },

  // From whichever release they are: a page only ever gets the bytes that it names, from wherever it came itself.
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
      // Without room to keep it, it is read all the same.
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

// Fetches a file as this release has it; the page is known by what it names.
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
    // All or nothing: a release is only kept whole.
    const files = await Promise.all([...FILES].map(fetched));
    const cache = await caches.open(OWN);
    await Promise.all(files.map(([url, answer]) => cache.put(url, answer)));
  };
  event.waitUntil(all());
});

// A worker takes over once no page of the one before is open, and only then are older files let go.
self.addEventListener("activate", (event) => {
  const rest = async () => {
    await self.registration.navigationPreload?.enable();
    const old = (await ours()).filter((name) => name !== OWN);
    await Promise.all(old.map((name) => caches.delete(name)));
  };
  event.waitUntil(rest());
});

// A page says by the name of its program which release it is of. If it is of this one and no other page is open, nobody
// needs the worker before: a tab that is only ever loaded again would keep that for ever.
self.addEventListener("message", (event) => {
  const take = async () => {
    const all = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
    const open = all.filter(({ url }) => url.startsWith(SCOPE.href));
    if (FILES.has(event.data) && open.length === 1 && open[0].id === event.source?.id) await self.skipWaiting();
  };
  event.waitUntil(take());
});
