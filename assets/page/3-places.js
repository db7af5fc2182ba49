// --- Places and lines -------------------------------------------------------------------------------

const cameras = { rings: null, map: null };
let moved = false; // whether a person has moved the picture
let size = { width: 800, height: 500 };

const camera = () => cameras[state.picture] ?? (cameras[state.picture] = fitted());
const place = (at) => data.actors[at][state.picture];

function forget() {
  cameras.rings = null;
  cameras.map = null;
  moved = false;
}

// From a position, in tenths, to the picture.
function toPicture([x, y]) {
  const { zoom, middle } = camera();
  return [(x / 10 - middle[0]) * zoom + size.width / 2, (y / 10 - middle[1]) * zoom + size.height / 2];
}

// The camera that shows whatever the filters leave at any time: it does not follow the day. The rings
// stay where they are for other filters than kinds.
function fitted() {
  const points = [];
  const add = (at) => {
    const point = place(at);
    if (point) points.push([point[0] / 10, point[1] / 10]);
  };
  const rings = state.picture === 'rings';
  for (const tie of data.ties) {
    if (rings ? state.kinds.has(tie.kind) : passes(tie)) [tie.from, tie.to].forEach(add);
  }
  if (home >= 0) add(home);
  if (rings) {
    const rim = data.guides.rim / 10;
    points.push([-rim * data.guides.stretch, -rim], [rim * data.guides.stretch, rim]);
  }
  if (points.length === 0) points.push([-100, -100], [100, 100]);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  // Names need room beside the outermost marks.
  const aside = Math.min(rings ? 70 : 96, size.width / (rings ? 12 : 8));
  const above = rings ? 22 : 30;
  const zoom = Math.min(
    (size.width - 2 * aside) / Math.max(right - left, 40),
    (size.height - 2 * above) / Math.max(bottom - top, 40),
  );
  return { middle: [(left + right) / 2, (top + bottom) / 2], zoom: Math.min(Math.max(zoom, 0.05), 4) };
}

// Zooms by a factor around a point of the picture that stays where it is.
function zoomBy(factor, [x, y] = [size.width / 2, size.height / 2]) {
  const { zoom, middle } = camera();
  moved = true;
  const next = Math.min(Math.max(zoom * factor, 0.05), 12);
  const shift = 1 / zoom - 1 / next;
  cameras[state.picture] = {
    zoom: next,
    middle: [middle[0] + (x - size.width / 2) * shift, middle[1] + (y - size.height / 2) * shift],
  };
  showPicture();
}

function panBy(x, y) {
  const { zoom, middle } = camera();
  moved = true;
  cameras[state.picture] = { zoom, middle: [middle[0] - x / zoom, middle[1] - y / zoom] };
  showPicture();
}

const minus = (a, b) => [a[0] - b[0], a[1] - b[1]];
const plus = (a, b) => [a[0] + b[0], a[1] + b[1]];
const times = (a, by) => [a[0] * by, a[1] * by];
const length = (a) => Math.hypot(a[0], a[1]);
const unit = (a) => (length(a) > 0 ? times(a, 1 / length(a)) : [0, 0]);
const turned = (a) => [-a[1], a[0]];
const round = (value) => Math.round(value * 10) / 10;
const written = (point) => `${round(point[0])} ${round(point[1])}`;

// Ties of the middle to partners of one sector that stand side by side leave it as one bundle, where
// there are many.
function bundles() {
  const CROWD = 60;
  const SPAN = 0.6;
  const found = new Map();
  if (state.picture !== 'rings' || home < 0) return found;
  const middle = toPicture(place(home));
  const spokes = [];
  for (const { tie } of visible.ties) {
    if ((tie.from === home) === (tie.to === home)) continue;
    const actor = otherEnd(tie, home);
    const away = minus(toPicture(place(actor)), middle);
    const angle = Math.atan2(away[1], away[0] / data.guides.stretch);
    const turn = 2 * Math.PI;
    const sector = data.guides.sectors.findIndex(({ from, to }) => (((angle - from) % turn) + turn) % turn <= to - from);
    spokes.push({ sector: sector < 0 ? data.guides.sectors.length : sector, angle, actor });
  }
  if (spokes.length < CROWD) return found;
  spokes.sort((a, b) => a.sector - b.sector || a.angle - b.angle || a.actor - b.actor);
  for (let at = 0; at < spokes.length;) {
    const first = spokes[at];
    let end = at;
    while (end < spokes.length && spokes[end].sector === first.sector && spokes[end].angle - first.angle <= SPAN) end += 1;
    const bundle = spokes.slice(at, end);
    const mean = bundle.reduce((sum, spoke) => sum + spoke.angle, 0) / bundle.length;
    for (const spoke of bundle) found.set(spoke.actor, mean);
    at = end;
  }
  return found;
}

// By which point a tie of the middle goes with its bundle, and how much it gives in.
function pullOf(found, tie) {
  if ((tie.from === home) === (tie.to === home)) return null;
  const actor = otherEnd(tie, home);
  const angle = found.get(actor);
  if (angle === undefined) return null;
  const middle = toPicture(place(home));
  const way = length(minus(toPicture(place(actor)), middle));
  const out = unit([Math.cos(angle) * data.guides.stretch, Math.sin(angle)]);
  return { to: plus(middle, times(out, way * 0.5)), share: 0.9 };
}

// A slight bow between two marks; parallel ties each take a lane of their own.
function bow(from, to, skip, spread, side, pull) {
  const across = minus(to, from);
  const far = length(across);
  if (far < 1e-6) {
    const around = Math.max(skip[0], 4) * 1.8;
    return `M${written(from)}a${around} ${around} 0 1 1 0.1 0`;
  }
  const aside = times(turned(unit(across)), side);
  let control = plus(times(plus(from, to), 0.5), times(aside, far * 0.07));
  if (pull) control = plus(times(control, 1 - pull.share), times(pull.to, pull.share));
  control = plus(control, times(aside, spread * Math.min(Math.max(far * 0.13, 18), 46)));
  const start = plus(from, times(unit(minus(control, from)), Math.min(skip[0], far * 0.4)));
  const end = plus(to, times(unit(minus(control, to)), Math.min(skip[1], far * 0.4)));
  return `M${written(start)}Q${written(control)} ${written(end)}`;
}

// The line of a tie on the map, bent aside by lanes the more the nearer to its middle.
function strand(line, spread) {
  const LANE = 11;
  const runs = data.lines[line].map((steps) => {
    const points = [];
    let at = [0, 0];
    for (let step = 0; step < steps.length; step += 2) {
      at = [at[0] + steps[step], at[1] + steps[step + 1]];
      points.push(toPicture(at));
    }
    return points;
  });
  const whole = runs.flat();
  const lengths = [0];
  for (let at = 1; at < whole.length; at += 1) lengths.push(lengths[at - 1] + length(minus(whole[at], whole[at - 1])));
  const total = lengths.at(-1) || 1;
  let seen = 0;
  return runs.map((points) => {
    const bent = points.map((point, at) => {
      const share = lengths[seen + at] / total;
      const along = minus(points[Math.min(at + 1, points.length - 1)], points[Math.max(at - 1, 0)]);
      return plus(point, times(turned(unit(along)), spread * LANE * Math.sin(share * Math.PI)));
    });
    seen += points.length;
    return `M${bent.map(written).join('L')}`;
  }).join('');
}

// The lines of all visible ties.
function tieLines() {
  const all = new Map();
  const pair = (tie) => `${Math.min(tie.from, tie.to)}-${Math.max(tie.from, tie.to)}`;
  for (const { tie } of visible.ties) all.set(pair(tie), (all.get(pair(tie)) ?? 0) + 1);
  const taken = new Map();
  const found = bundles();
  const lines = new Map();
  for (const { tie, at } of visible.ties) {
    const lane = taken.get(pair(tie)) ?? 0;
    taken.set(pair(tie), lane + 1);
    const ends = [place(tie.from), place(tie.to)];
    if (!ends[0] || !ends[1]) continue;
    const [from, to] = ends.map(toPicture);
    const spread = lane - (all.get(pair(tie)) - 1) / 2;
    const isNear = length(minus(from, to)) < 30;
    if (state.picture === 'map' && tie.line !== undefined && !isNear) {
      lines.set(at, strand(tie.line, spread));
    } else {
      const side = tie.from <= tie.to ? 1 : -1;
      lines.set(at, bow(from, to, [radiusOf(tie.from), radiusOf(tie.to)], spread, side, pullOf(found, tie)));
    }
  }
  return lines;
}

// Marks grow less than positions do.
function radiusOf(actor) {
  const grown = Math.min(Math.max(camera().zoom, 0.45), 2.2) ** 0.45;
  const radius = actor !== home ? 6.5 : state.picture === 'rings' ? 15 : 11;
  return radius * grown;
}

