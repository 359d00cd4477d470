// What a portal does with the atlas: it hears of it, and has it do something.
const atlas = document.querySelector("minxin-atlas"), heard = document.getElementById("heard");

for (const type of ["ready", "height", "select", "viewchange", "error"])
  atlas.addEventListener(type, event => {
    const item = document.createElement("li");
    item.textContent = `${type} ${JSON.stringify(event.detail)}`;
    heard.prepend(item);
  });

for (const button of document.querySelectorAll("[data-send]"))
  button.addEventListener("click", () => {
    const { send, key, value } = button.dataset;
    MinxinAtlas.send(atlas, send, { [key]: value });
  });
