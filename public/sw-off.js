// Removes the service worker. Served in place of sw.js, it deletes the caches of this page and unregisters itself. Open pages
// continue with the network only. Other caches of the site are not touched.
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
