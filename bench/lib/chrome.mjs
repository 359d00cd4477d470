// One fresh Chromium (fresh profile, own process group) per measurement, driven over CDP by playwright-core.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
export const CHROME = process.env.CHROME_PATH ?? "/usr/bin/chromium";
export const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
export const sleep = ms => new Promise(k => setTimeout(k, ms));
// An interrupted measurement ends its browsers: only process groups that were started here.
const started = new Map();
const stop = pid => {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {}
  started.delete(pid);
};
process.on("exit", () => {
  for (const [pid, dir] of started) {
    stop(pid);
    try {
      fs.rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {}
  }
});
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
])
  process.on(signal, () => process.exit(code));
export async function launch() {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "bench-profile-"));
  const p = spawn(
    CHROME,
    [...FLAGS, "--user-data-dir=" + dir, "--remote-debugging-port=0", "--window-size=1280,1024", "about:blank"],
    { detached: true, stdio: "ignore" },
  );
  started.set(p.pid, dir);
  let port;
  for (let i = 0; i < 300 && !port; i++) {
    await sleep(100);
    try {
      port = +fs.readFileSync(dir + "/DevToolsActivePort", "utf8").split("\n")[0];
    } catch {}
  }
  if (!port) {
    stop(p.pid);
    throw Error("chromium did not start");
  }
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  return {
    browser,
    port,
    pid: p.pid,
    ctx: browser.contexts()[0],
    async close() {
      await Promise.race([browser.close().catch(() => {}), sleep(3000)]);
      stop(p.pid);
      for (let i = 0; i < 20; i++)
        try {
          fs.rmSync(dir, { recursive: true, force: true });
          break;
        } catch {
          await sleep(100);
        }
    },
  };
}
// ---- /proc accounting: CPU ms and PSS of our process tree, and of all other processes (noise) ----
const stat = pid => {
  try {
    const s = fs.readFileSync(`/proc/${pid}/stat`, "utf8"),
      a = s.slice(s.lastIndexOf(")") + 2).split(" ");
    return { ppid: +a[1], cpu: (+a[11] + +a[12]) * 10 };
  } catch {}
};
export function tree(root) {
  const all = fs
    .readdirSync("/proc")
    .filter(x => /^\d+$/.test(x))
    .map(Number)
    .map(pid => [pid, stat(pid)])
    .filter(x => x[1]);
  const set = new Set([root]);
  for (let n = -1; n !== set.size;) {
    n = set.size;
    for (const [pid, s] of all) if (set.has(s.ppid)) set.add(pid);
  }
  return all.filter(([pid]) => set.has(pid)).map(([pid, s]) => ({ pid, cpu: s.cpu }));
}
export const treeCpu = root => tree(root).reduce((a, x) => a + x.cpu, 0);
export function pss(root) {
  // MB by Chromium process role
  const o = {};
  for (const { pid } of tree(root))
    try {
      const role = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").match(/--type=([\w-]+)/)?.[1] ?? "browser";
      o[role] =
        (o[role] ?? 0) + +fs.readFileSync(`/proc/${pid}/smaps_rollup`, "utf8").match(/^Pss:\s+(\d+)/m)[1] / 1024;
    } catch {}
  return o;
}
const busy = () => {
  const a = fs.readFileSync("/proc/stat", "utf8").split("\n")[0].split(/\s+/).slice(1).map(Number);
  return (a[0] + a[1] + a[2] + a[5] + a[6]) * 10;
};
/** Noise meter: cores used by processes that are neither ours nor this Node. */
export function noise(root) {
  const t = Date.now(),
    b = busy(),
    m = treeCpu(root),
    n = process.cpuUsage();
  return () => {
    const c = process.cpuUsage(n);
    return Math.max(0, (busy() - b - (treeCpu(root) - m) - (c.user + c.system) / 1000) / (Date.now() - t));
  };
}
export async function quiet(max = 0.3, waitS = 20) {
  // wait (at most waitS) until others use < max cores
  for (const end = Date.now() + waitS * 1000; Date.now() < end;) {
    const f = noise(process.pid);
    await sleep(1500);
    const x = f();
    if (x < max) return x;
  }
  return NaN;
}
// ---- statistics and markdown ----
export const q = (a, p) => {
  a = a.filter(Number.isFinite).sort((x, y) => x - y);
  if (!a.length) return NaN;
  const i = (a.length - 1) * p,
    f = Math.floor(i);
  return a[f] + (a[Math.min(f + 1, a.length - 1)] - a[f]) * (i - f);
};
export const med = a => q(a, 0.5);
export const fmt = x =>
  !Number.isFinite(x)
    ? "–"
    : Math.abs(x) >= 100
      ? Math.round(x).toString()
      : Math.abs(x) >= 10
        ? x.toFixed(1)
        : x === 0
          ? "0"
          : x.toFixed(2);
export const table = (head, rows) =>
  [head, head.map((_, i) => (i ? "--:" : "---")), ...rows].map(r => "| " + r.join(" | ") + " |").join("\n") + "\n";
export const env = () => ({
  date: new Date().toISOString(),
  cpu: os.cpus()[0].model + " x" + os.cpus().length,
  node: process.version,
  load: os.loadavg().map(x => +x.toFixed(2)),
});
