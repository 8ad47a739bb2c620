// What in a text points at a person: the forms of `toolbox/check/persons/forms.py`, which come with the page.

// The month of birth; 20 or 40 more for somebody who is not in the national register.
const MONTH = /^.{2}(?:0\d|1[0-2]|2\d|3[0-2]|4\d|5[0-2])/;

function isBelgian(number) {
  const [body, check] = [number.slice(0, 9), Number(number.slice(9))];
  const born = 2000 + Number(number.slice(0, 2)) <= new Date().getFullYear() ? [body, `2${body}`] : [body];
  return Number(number) > 0 && MONTH.test(number) && born.some((one) => 97 - (Number(one) % 97) === check);
}

function isAccount(number) {
  const digits = [...(number.slice(4) + number.slice(0, 4))].map((sign) => parseInt(sign, 36)).join("");
  return BigInt(digits) % 97n === 1n;
}

// By the digits of a number, whether it is one; `kind.py` has the same checks.
const DIGITS = { be: isBelgian, iban: isAccount };

/** A function that tells the kinds of what points at a person in a text, given the forms, the numbers that may stand, and the look-alikes. */
export function finder({ forms, known, signs }) {
  const ready = forms.map((one) => ({ ...one, form: new RegExp(one.form, one.any_case ? "giu" : "gu") }));
  const allowed = new Set(known);
  return (said) => {
    // As a reader sees it: `look_alikes.py` does the same.
    const text = signs.reduce((text, [form, by]) => text.replace(new RegExp(form, "gu"), (one) => by[one] ?? by[""] ?? one.normalize(by)), said);
    const taken = [];
    for (const { kind, form, check } of ready) {
      for (const match of text.matchAll(form)) {
        if (check && !DIGITS[check](match[0].toUpperCase().replace(/[^A-Z0-9]/g, ""))) continue;
        const [start, end] = [match.index, match.index + match[0].length];
        const before = taken.some(([first, last]) => first < end && start < last);
        if (before || (kind === "phone" && allowed.has(match[0].replace(/[^\p{Nd}]/gu, "")))) continue;
        taken.push([start, end, kind]);
      }
    }
    return taken.sort(([one], [other]) => one - other).map(([, , kind]) => kind);
  };
}
