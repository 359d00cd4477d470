// Lists the events of the embedded atlas, and sends it a command for each button.
const atlas = document.querySelector("minxin-atlas"), list = document.getElementById("events");

for (const type of ["ready", "height", "select", "viewchange", "error"])
  atlas.addEventListener(type, event => {
    const item = document.createElement("li");
    item.textContent = `${type} ${JSON.stringify(event.detail)}`;
    list.prepend(item);
  });

for (const button of document.querySelectorAll("[data-send]"))
  button.addEventListener("click", () => {
    const { send, key, value } = button.dataset;
    MinxinAtlas.send(atlas, send, { [key]: value });
  });
