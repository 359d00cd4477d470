// Loads the chunks of the program. A chunk that cannot be loaded is requested again, with growing pauses, until it is there. The
// event `minxin:chunk` reports each failure with the chunk, the cause, a code and the file, and the end with the chunk alone.
const CHUNK_FILES = {
  /* files */
};
// Milliseconds without new data before a download counts as stalled, as in boot.js.
const CHUNK_PATIENCE = +(document.querySelector("script[data-timeout-ms]")?.getAttribute("data-timeout-ms") || 20000);
const chunksLoaded = {};
// Downloads that began before the program requested them.
const begun = {};

// Begins to download the overview, and for a static page the views, while the core is compiled and starts. boot.js calls this.
__wbg_init.begin = (isStatic) => {
  for (const key of [/* files of the overview */].concat(isStatic ? [/* files of the views */] : [])) {
    if (begun[key] || chunksLoaded[key]) continue;
    begun[key] = readChunk(...CHUNK_FILES[key]);
    // The request of the program reports a failure.
    begun[key].catch(() => {});
  }
};

// Returns the bytes of a file once they are compared with its integrity. The error has a cause and a code.
function readChunk(name, integrity, isRetry) {
  const url = new URL(name, import.meta.url).href;
  const stop = new AbortController();
  let timer;
  function wait() {
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(), CHUNK_PATIENCE);
  }
  function fails(cause, code) {
    return () => { throw { cause, code: stop.signal.aborted ? "stalled" : code, file: url }; };
  }
  wait();
  const pieces = [];
  function read(reader) {
    return reader.read().then((piece) => {
      wait();
      if (piece.done) return new Blob(pieces).arrayBuffer();
      pieces.push(piece.value);
      return read(reader);
    });
  }
  return fetch(url, { signal: stop.signal, cache: isRetry ? "reload" : "default" })
    .catch(fails("network", "network"))
    .then((response) => {
      if (!response.ok) fails("missing", response.status)();
      if (/html/.test(response.headers.get("Content-Type"))) fails("changed", "type")();
      return read(response.body.getReader()).catch(fails("network", "network"));
    })
    .then((bytes) => {
      // On hosts without TLS, the browser checks the integrity when it reads the file again from the cache.
      if (!crypto.subtle) return fetch(url, { integrity, cache: "force-cache" }).then((response) => response.arrayBuffer());
      return crypto.subtle.digest("SHA-384", bytes).then((digest) => {
        if (integrity !== "sha384-" + btoa(String.fromCharCode.apply(0, new Uint8Array(digest)))) throw 0;
        return bytes;
      });
    })
    .catch((error) => (error.code ? Promise.reject(error) : fails("changed", "changed")()))
    .finally(() => clearTimeout(timer));
}

// Instantiates a file once. Several chunks may share it.
function loadChunk(key, isRetry) {
  const [name, integrity] = CHUNK_FILES[key];
  const bytes = begun[key];
  delete begun[key];
  return (chunksLoaded[key] ??= (bytes || readChunk(name, integrity, isRetry))
    .then((bytes) => WebAssembly.instantiate(bytes, { __wasm_split: {
      /* exports of the core */
    } }))
    .catch((error) => {
      delete chunksLoaded[key];
      throw error.code ? error : { cause: "refused", code: "csp", file: name, error };
    }));
}

async function loadChunks(callback, data, point, keys) {
  const report = (detail) => dispatchEvent(new CustomEvent("minxin:chunk", { detail: { chunk: point, ...detail } }));
  for (let pause = 1000, isRetry = false; ; pause = Math.min(2 * pause, 60000), isRetry = true) {
    try {
      await Promise.all(keys.map((key) => loadChunk(key, isRetry)));
      break;
    } catch (error) {
      console.error(error.file, error.code, error.error || "");
      report({ ...error, code: point + "-" + error.code });
      await new Promise((resolve) => {
        setTimeout(resolve, pause);
        addEventListener("online", resolve, { once: true });
      });
    }
  }
  report({});
  wasm.__indirect_function_table.get(callback)(data, true);
}
