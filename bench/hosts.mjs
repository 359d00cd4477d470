// node hosts.mjs [--dist DIR] [--visits 400] [--connections 16]
// The real nginx and Caddy with the configurations in deploy/: whole first visits a second on this machine, the time of the server's
// processor and the bytes a visit takes, and the same for repeated visits. The clients run on the same cores.
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { spawn, spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { sleep, table, fmt, treeCpu, env } from "./lib/chrome.mjs";

const { values: o } = parseArgs({
  options: {
    dist: { type: "string", default: path.join(import.meta.dirname, "../dist") },
    visits: { type: "string", default: "400" },
    connections: { type: "string", default: "16" },
    out: { type: "string", default: path.join(import.meta.dirname, "results") },
  },
});
const dist = path.resolve(o.dist);
const deploy = path.join(import.meta.dirname, "../deploy");
const DAY = 24 * 3600;

/** What a browser requests on a first visit: until the page responds, and the views that follow. */
function filesOfVisit() {
  const manifest = JSON.parse(fs.readFileSync(path.join(dist, "manifest.json"), "utf8"));
  const page = fs.readFileSync(path.join(dist, "index.html"), "utf8");
  const boot = page.match(/boot\.js\?[0-9a-f]+/)[0];
  const until = ["", manifest.css.name, boot, manifest.js.name, manifest.wasm.name, manifest.story.name];
  const views = ["views", "shared"].map(chunk => manifest.chunks[chunk]?.name).filter(Boolean);
  return { until, all: [...until, ...views] };
}

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "bench-hosts-"));
const port = () => 20000 + Math.floor(Math.random() * 20000);

const HOSTS = {
  nginx: at => {
    const site = fs.readFileSync(path.join(deploy, "nginx.conf"), "utf8");
    const own = site.replace("listen 80;", `listen 127.0.0.1:${at};`).replace("root /srv/minxin-atlas;", `root ${dist};`);
    const file = path.join(temporary, "nginx.conf");
    const http = `access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000;\n${own}`;
    fs.writeFileSync(file, `user root; daemon off; worker_processes 2; pid ${temporary}/pid;\nerror_log stderr crit;\nevents { worker_connections 1024; }\nhttp {\n${http}\n}\n`);
    return ["nginx", ["-p", temporary, "-c", file], {}];
  },
  caddy: at => {
    const file = path.join(temporary, "Caddyfile");
    fs.writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n${fs.readFileSync(path.join(deploy, "Caddyfile"), "utf8")}`);
    const paths = { XDG_DATA_HOME: temporary, XDG_CONFIG_HOME: temporary };
    return ["caddy", ["run", "--config", file, "--adapter", "caddyfile"], { MINXIN_ADDRESS: `http://127.0.0.1:${at}`, MINXIN_DIST: dist, ...paths }];
  },
};

/** Requests a file. Returns the bytes of its body, its status and its tag. */
const request = (agent, at, file, headers) =>
  new Promise((done, fail) => {
    const asked = http.get({ agent, port: at, host: "127.0.0.1", path: "/" + file, headers: { "accept-encoding": "gzip, br", ...headers } }, answer => {
      let bytes = 0;
      answer.on("data", part => (bytes += part.length));
      answer.on("end", () => done({ bytes, status: answer.statusCode, tag: answer.headers.etag }));
    });
    asked.on("error", fail);
  });

/** Runs visits on several connections at once. Returns visits a second, milliseconds of the server's processor and bytes a visit. */
async function load(server, at, files, headers) {
  const visits = +o.visits;
  let left = visits, bytes = 0;
  const wrong = [];
  const [start, used] = [performance.now(), treeCpu(server.pid)];
  await Promise.all(
    Array.from({ length: +o.connections }, async () => {
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
      while (left-- > 0)
        for (const file of files) {
          const answer = await request(agent, at, file, headers[file]);
          bytes += answer.bytes;
          if (answer.status !== (headers[file] ? 304 : 200)) wrong.push(`${file} ${answer.status}`);
        }
      agent.destroy();
    }),
  );
  if (wrong.length) throw Error(`wrong answers: ${[...new Set(wrong)].join(", ")}`);
  return {
    perSecond: visits / ((performance.now() - start) / 1000),
    cpu: (treeCpu(server.pid) - used) / visits,
    bytes: bytes / visits,
  };
}

async function measure(name) {
  const at = port();
  const [program, args, more] = HOSTS[name](at);
  if (spawnSync("which", [program]).status !== 0) return console.log(`  ${name} is not installed`);
  const server = spawn(program, args, { env: { ...process.env, ...more }, stdio: ["ignore", "ignore", "ignore"], detached: true });
  try {
    const agent = new http.Agent({ keepAlive: true });
    for (let tries = 0; ; tries++) {
      const answer = await request(agent, at, "", {}).catch(() => {});
      if (answer?.status === 200) break;
      if (tries > 50) throw Error(`${name} does not answer`);
      await sleep(100);
    }
    const { until, all } = filesOfVisit();
    // On a repeated visit the files with a digest come from the browser's cache, and the others are compared by their tag.
    const again = {};
    for (const file of [until[0], until[2]]) again[file] = { "if-none-match": (await request(agent, at, file, {})).tag };
    agent.destroy();
    await load(server, at, all, {}); // fills the system's cache
    return { first: await load(server, at, all, {}), ready: await load(server, at, until, {}), again: await load(server, at, Object.keys(again), again) };
  } finally {
    process.kill(-server.pid, "SIGKILL");
  }
}

const results = {};
console.log(`visits to the hosts in deploy/, on ${os.cpus().length} cores that the clients share; ${o.connections} connections`);
for (const name of Object.keys(HOSTS)) {
  const found = await measure(name);
  if (!found) continue;
  results[name] = found;
  for (const [kind, what] of [["first", "first visit, views included"], ["ready", "first visit until ready"], ["again", "repeated visit"]]) {
    const { perSecond, cpu, bytes } = found[kind];
    console.log(`  ${name.padEnd(6)} ${what.padEnd(28)} ${fmt(perSecond).padStart(6)} visits/s   ${cpu.toFixed(2)} ms of the server's processor   ${(bytes / 1000).toFixed(1)} kB`);
  }
}
for (const [name, { first, again }] of Object.entries(results)) {
  const traffic = visit => `${((visit.bytes * 1e6) / 1e9).toFixed(0)} GB, on average ${((visit.bytes * 8e6) / DAY / 1e6).toFixed(0)} Mbit/s, ${((visit.cpu * 1e6) / 1000 / DAY).toFixed(3)} cores`;
  console.log(`  a million visits a day from ${name}: all of them first visits ${traffic(first)}; all of them repeated ${traffic(again)}`);
}
fs.rmSync(temporary, { recursive: true, force: true });
fs.mkdirSync(o.out, { recursive: true });
const rows = Object.entries(results).flatMap(([name, kinds]) => Object.entries(kinds).map(([kind, { perSecond, cpu, bytes }]) => [`${name}, ${kind}`, fmt(perSecond), cpu.toFixed(2), (bytes / 1000).toFixed(1)]));
fs.writeFileSync(path.join(o.out, "hosts.md"), table(["visit", "visits/s", "server ms", "kB"], rows));
fs.writeFileSync(path.join(o.out, "hosts.json"), JSON.stringify({ env: env(), results }));
