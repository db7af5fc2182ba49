// --- Data and words ---------------------------------------------------------------------------

const data = JSON.parse(document.getElementById('data').textContent);
const $ = (id) => document.getElementById(id);
const SVG = 'http://www.w3.org/2000/svg';

// The page opens calm: kinds that stand back are hidden until somebody asks for them.
const BACK = [...data.kinds.keys()].filter((at) => data.kinds[at].back);
const opening = () => new Set([...data.kinds.keys()].filter((at) => !BACK.includes(at)));

// What a person has set. Everything that is shown follows from it.
const state = {
  lang: data.lang,
  view: data.view,        // rings, map or list
  picture: data.view,     // the last of rings and map
  day: data.day,          // null: all times
  kinds: opening(),
  regions: new Set(),     // empty asks for nothing; -1 is "no region"
  themes: new Set(),
  selected: null,         // { actor } or { tie }
  pointed: null,          // the same, under the pointer or the keyboard
};

const both = (text) => text[state.lang] || text[state.lang === 'ja' ? 'en' : 'ja'];

// A message. Numbers choose between its forms (see `texts` in the program's source).
function say(id, words = {}, numbers = {}) {
  const counts = Object.values(numbers);
  const form = counts.map((count) => (count === 0 ? '0' : count === 1 ? '1' : 'n')).join('');
  const text = data.texts[state.lang][form ? `${id}/${form}` : id] ?? `⟨${id}⟩`;
  const all = { ...words, ...numbers };
  return text.replace(/\{(\w+)\}/g, (hole, name) => (name in all ? all[name] : hole));
}

// An HTML element with attributes and children; texts become text, never markup.
function make(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function draw(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// --- Days ---------------------------------------------------------------------------------------

const FIRST = `${data.years[0]}-01-01`;
const LAST = `${data.years[1] - 1}-12-31`;
const numberOf = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / 864e5);
const dayOf = (number) => new Date(number * 864e5).toISOString().slice(0, 10);
const yearOf = (day) => Number(day.slice(0, 4));
const yearEnd = (year) => `${String(year).padStart(4, '0')}-12-31`;

const long = {
  ja: new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};

const dayText = (day) => long[state.lang].format(new Date(`${day}T00:00:00Z`));

function timeText(day) {
  if (day === null) return say('mode-any');
  if (day.endsWith('-12-31')) return say('time-end-of-year', { year: yearOf(day) });
  return say('time-as-of', { day: dayText(day) });
}

function eraText(day) {
  const era = data.eras.findLast((one) => one.from <= day);
  if (!era) return '';
  const year = yearOf(day) - yearOf(era.from) + 1;
  return say('era-year', { era: both(era.name), year: year === 1 && state.lang === 'ja' ? '元' : year });
}

// What holds on a day, from a list of [from, value].
function holding(changes, day) {
  let value = 0;
  for (const [from, is] of changes) {
    if (from > day) break;
    value = is;
  }
  return value;
}

// A day as a person writes it; a year means its last day, a month the last of that month.
// Returns the day, or the id of what to say.
function readDay(typed) {
  let text = typed.normalize('NFKC').trim().toUpperCase();
  for (const era of data.eras) {
    const name = new RegExp(`^(?:${era.name.ja}|${era.letter}|${era.name.en.toUpperCase()}\\s*)(元|\\d{1,2})`);
    text = text.replace(name, (_, year) => String(yearOf(era.from) - 1 + (year === '元' ? 1 : Number(year))).padStart(4, '0'));
  }
  const parts = /^(\d{4})(?:\s*(年度)|\s*年?\s*(?:[-/.]?\s*(\d{1,2})\s*月?\s*(?:[-/.]?\s*(\d{1,2})\s*日?)?)?)$/.exec(text);
  if (!parts) return { trouble: 'date-form-short' };
  const year = Number(parts[1]);
  if (parts[2]) return { day: `${String(year + 1).padStart(4, '0')}-03-31` };
  const month = parts[3] === undefined ? 12 : Number(parts[3]);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = parts[4] === undefined ? last : Number(parts[4]);
  if (month < 1 || month > 12 || day < 1 || day > last || year < 1000) return { trouble: 'date-no-such-day-short' };
  const two = (number) => String(number).padStart(2, '0');
  return { day: `${year}-${two(month)}-${two(day)}` };
}

// --- Names ----------------------------------------------------------------------------------------

const shownDay = () => state.day ?? data.today;

function nameOn(actor) {
  const day = shownDay();
  return actor.names.findLast((name) => name.from <= day) ?? actor.names[0];
}

const fullName = (at) => both(nameOn(data.actors[at]).name);
const label = (at) => {
  const name = nameOn(data.actors[at]);
  return both(name.label ?? name.name);
};

const otherEnd = (tie, actor) => (tie.from === actor ? tie.to : tie.from);
const tieTitle = (tie, sure) => say(sure === 1 ? 'mark-tie-possible' : 'mark-tie', {
  from: label(tie.from), to: label(tie.to), kind: both(data.kinds[tie.kind].name),
});

