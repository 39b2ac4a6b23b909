// The map of a community: its outline and those of its cells, drawn from this site's own data, no pictures from elsewhere.
// Loaded only on pages that show one; without it a building or words say where something is.
import { map, geoJSON, circleMarker, latLng } from "leaflet/dist/leaflet-src.esm.js";

for (const box of document.querySelectorAll("[data-map]")) draw(box).catch(() => { box.hidden = true; });

async function draw(box) {
  const answer = await fetch(box.dataset.outlines);
  if (!answer.ok) return;
  const outlines = await answer.json();
  if (!outlines.features.length) return;
  box.hidden = false;
  const plane = document.createElement("div");
  plane.className = "map-plane";
  plane.setAttribute("role", box.dataset.map === "pick" ? "application" : "region");
  plane.setAttribute("aria-label", box.dataset.label || "");
  box.append(plane);
  const chart = map(plane, { attributionControl: false, zoomControl: true, zoomSnap: 0.25, minZoom: 12, maxZoom: 20, scrollWheelZoom: false, maxBoundsViscosity: 1 });
  const cells = geoJSON(outlines, {
    style: piece => ({ className: piece.properties.whole ? "map-whole" : "map-cell" }),
    onEachFeature: (piece, layer) => { if (!piece.properties.whole) layer.bindTooltip(piece.properties.name, { permanent: true, direction: "center", className: "map-name" }); },
  }).addTo(chart);
  const bounds = cells.getBounds();
  chart.fitBounds(bounds, { padding: [8, 8] });
  chart.setMaxBounds(bounds.pad(0.4));
  if (box.dataset.map === "pick") pick(box, chart);
  else show(box, chart);
}

function pick(box, chart) {
  const form = box.closest("form");
  const lon = form.querySelector("[data-map-lon]");
  const lat = form.querySelector("[data-map-lat]");
  const words = document.createElement("p");
  words.className = "note";
  words.setAttribute("role", "status");
  const clear = Object.assign(document.createElement("button"), { type: "button", className: "btn quiet fit", textContent: box.dataset.clear });
  box.append(words, clear);
  let mark = null;
  const put = at => {
    mark = mark ? mark.setLatLng(at) : circleMarker(at, { radius: 11, className: "map-mark" }).addTo(chart);
    say();
  };
  const say = () => {
    words.textContent = mark ? box.dataset.taken : box.dataset.take;
    clear.hidden = !mark;
  };
  if (lon.value && lat.value) put(latLng(Number(lat.value), Number(lon.value)));
  chart.on("click", event => {
    lon.value = event.latlng.lng.toFixed(6);
    lat.value = event.latlng.lat.toFixed(6);
    put(event.latlng);
  });
  clear.addEventListener("click", () => {
    lon.value = lat.value = "";
    if (mark) mark.remove();
    mark = null;
    say();
  });
  say();
}

function show(box, chart) {
  for (const point of JSON.parse(box.dataset.points || "[]")) {
    const mark = circleMarker(point.at, { radius: 10, className: "map-mark" }).addTo(chart);
    mark.bindTooltip(point.title, { direction: "top" });
    mark.on("click", () => { location.href = point.href; });
  }
}
