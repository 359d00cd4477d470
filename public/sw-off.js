// Takes the worker away: served in place of sw.js, it lets go of what was kept for this page, and of itself. Open pages go on,
// with the network alone; other caches of the site are not touched.
"use strict";

const OURS = `minxin-${new URL("./", self.location.href).pathname} `;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const leave = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(OURS)).map((name) => caches.delete(name)));
    await self.registration.unregister();
  };
  event.waitUntil(leave());
});
