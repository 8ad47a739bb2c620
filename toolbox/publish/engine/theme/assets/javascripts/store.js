// What stays on this device: answers and ticks, in localStorage. Nothing of it is ever sent anywhere.

const PREFIX = "toolbox:";

/** What was kept under a name, or null; also where the browser keeps nothing. */
export function read(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}

/** Keep a value, or with null forget it. */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still shows everything.
  }
}
