// --- Time -----------------------------------------------------------------------------------------

const SPEEDS = [1, 2, 5, 10];
let playing = null;
let before = data.today; // the day to come back to from all times

function setDay(day) {
  if (day !== null) before = day;
  set({ day });
}

// From year's end to year's end, within the axis; null where there is no further step.
function stepped(years) {
  if (state.day === null) return null;
  const isEnd = state.day.endsWith('-12-31');
  const year = yearOf(state.day) + (years > 0 && !isEnd ? years - 1 : years);
  const next = yearEnd(Math.min(Math.max(year, data.years[0]), data.years[1] - 1));
  return (next > state.day) === (years > 0) && next !== state.day ? next : null;
}

function step(years) {
  stop();
  if (state.day === null) setDay(before);
  else setDay(stepped(years) ?? state.day);
}

function play() {
  if (playing !== null) {
    stop();
    return;
  }
  // At the end it begins anew, where there first is something to be seen.
  if (state.day === null || yearOf(state.day) >= data.years[1] - 1) {
    const years = data.ties.filter((tie) => passes(tie) && tie.year).map((tie) => tie.year[0]);
    setDay(yearEnd(Math.max(Math.min(...years, data.years[1] - 1), data.years[0])));
  }
  playing = setTimeout(tick, pace());
  showPlayer();
}

const pace = () => 1000 / Number($('speed').value);

function tick() {
  setDay(stepped(1) ?? state.day);
  if (stepped(1) === null) stop();
  else playing = setTimeout(tick, pace());
}

function stop() {
  clearTimeout(playing);
  playing = null;
  showPlayer();
}

function showPlayer() {
  const name = say(playing === null ? 'command-play' : 'command-pause');
  $('play').setAttribute('aria-label', name);
  $('play').title = name;
  $('play-icon').setAttribute('d', playing === null ? 'M4 2.5v11l9-5.5z' : 'M3.5 3h3v10h-3zM9.5 3h3v10h-3z');
}

function onTime() {
  const slider = $('slider');
  slider.max = numberOf(LAST) - numberOf(FIRST);
  slider.addEventListener('input', () => {
    stop();
    setDay(dayOf(numberOf(FIRST) + Number(slider.value)));
  });
  slider.addEventListener('keydown', (event) => {
    const years = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (event.key === ' ') play();
    else if (event.key === 'Home') setDay(yearEnd(data.years[0]));
    else if (event.key === 'End') setDay(LAST);
    else if (years) step(years);
    else return;
    event.preventDefault();
  });
  const day = $('day');
  const take = () => {
    if (day.value.trim() === (state.day ?? '')) return;
    const read = readDay(day.value);
    const trouble = read.trouble ? say(read.trouble) : '';
    $('day-trouble').textContent = trouble;
    day.setAttribute('aria-invalid', String(Boolean(trouble)));
    if (trouble) return;
    stop();
    setDay(read.day);
  };
  day.addEventListener('change', take);
  day.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') take();
    if (event.key === 'Escape') showTime();
  });
  $('all-times').addEventListener('click', () => { stop(); setDay(null); });
  $('as-of').addEventListener('click', () => { if (state.day === null) setDay(before); });
  $('step-back').addEventListener('click', () => step(-1));
  $('step-on').addEventListener('click', () => step(1));
  $('play').addEventListener('click', play);
}

function showTime() {
  const { day } = state;
  $('time-text').textContent = timeText(day);
  $('era').textContent = day === null ? '' : eraText(day);
  $('count').textContent = countText();
  $('all-times').setAttribute('aria-pressed', String(day === null));
  $('as-of').setAttribute('aria-pressed', String(day !== null));
  $('day').value = day ?? '';
  $('day').placeholder = before;
  $('day').setAttribute('aria-invalid', 'false');
  $('day-trouble').textContent = '';
  const slider = $('slider');
  slider.classList.toggle('off', day === null);
  slider.value = numberOf(day ?? before) - numberOf(FIRST);
  slider.setAttribute('aria-valuetext', timeText(day));
  $('step-back').disabled = day !== null && stepped(-1) === null;
  $('step-on').disabled = day !== null && stepped(1) === null;
  showAxis();
  showPlayer();
}

// Eras, years, and a block for each tie in the last year in which it can have begun.
function showAxis() {
  const axis = $('axis');
  const width = axis.clientWidth || 600;
  const [left, right, top, foot] = [7, width - 7, 0, 86];
  const [first, last] = data.years;
  const perYear = (right - left) / (last - first);
  const xOf = (day) => {
    const share = (numberOf(day) - numberOf(FIRST)) / (numberOf(LAST) + 1 - numberOf(FIRST));
    return Math.min(Math.max(left + share * (right - left), left), right);
  };
  const marks = [];
  data.eras.forEach((era, at) => {
    const until = data.eras[at + 1] ? xOf(data.eras[at + 1].from) : right;
    const from = xOf(era.from);
    if (until <= from) return;
    marks.push(draw('rect', { x: round(from), y: top, width: round(until - from), height: foot, style: `fill:var(--band_${at % 2})` }));
    if (until - from > widthOf(both(era.name)) + 10) marks.push(draw('text', { x: round(from + 5), y: 13 }, both(era.name)));
  });
  const shown = new Map(visible.ties.map(({ at, sure }) => [at, sure]));
  const years = new Map();
  data.ties.forEach((tie, at) => {
    if (!tie.year || !passes(tie) || (state.day === null && tie.always === 0)) return;
    const [year, wide] = tie.year;
    if (year < first || year >= last) return;
    const sure = shown.get(at) ?? 0;
    const block = { kind: tie.kind, gone: sure === 0, possible: wide || sure === 1 };
    years.set(year, [...(years.get(year) ?? []), block]);
  });
  const highest = Math.max(1, ...[...years.values()].map((blocks) => blocks.length));
  const wide = Math.min(Math.max(perYear - 1.5, 1.5), 11);
  const each = Math.min((foot - 18) / highest, wide + 1.5);
  for (const [year, blocks] of years) {
    blocks.sort((a, b) => a.gone - b.gone || a.possible - b.possible || a.kind - b.kind);
    const x = left + (year - first + 0.5) * perYear - wide / 2;
    blocks.forEach(({ kind, gone, possible }, at) => marks.push(draw('rect', {
      x: round(x), y: round(foot - each * (at + 1)), width: round(wide), height: round(Math.max(each - (each >= 4 ? 1.2 : 0), 0.5)),
      style: gone ? 'fill:var(--absent);opacity:.55' : `fill:var(--kind_${kind});opacity:${possible ? 0.4 : 1}`,
    })));
  }
  marks.push(draw('line', { x1: left, x2: right, y1: foot, y2: foot }));
  const apart = [1, 2, 5, 10, 20, 50, 100].find((years) => perYear * years >= 44) ?? 200;
  for (let year = Math.ceil(first / apart) * apart; year < last; year += apart) {
    const x = round(left + (year - first) * perYear);
    marks.push(draw('line', { x1: x, x2: x, y1: foot, y2: foot + 4 }));
    if (x > 16 && x < width - 16) marks.push(draw('text', { class: 'tick', x, y: foot + 16 }, String(year)));
  }
  if (state.day !== null) {
    const x = round(xOf(state.day));
    marks.push(draw('line', { class: 'now', x1: x, x2: x, y1: top, y2: foot }));
  }
  axis.setAttribute('viewBox', `0 0 ${width} 104`);
  axis.replaceChildren(...marks);
}

