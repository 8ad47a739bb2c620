"""The state of a crew as registers that merge: two phones that heard of the same changes say the same."""

from __future__ import annotations

import random
from typing import Any

from playwright.sync_api import Browser

from tests.publishing.browsing import DESK, Visit
from tests.publishing.form.scripting import with_modules
from toolbox.model.project import Project

STATES = """(module, cases) => {
  const { merge, same, sound, changed, carried } = module("crew/state");
  const { meantBy, pack, unpack } = module("crew/link");
  const text = JSON.stringify;
  const wrong = [];
  const holds = (what, one, other) => text(one) === text(other) || wrong.push([what, one, other]);
  for (const { one, other, third, ids, change } of cases) {
    holds("sound", sound(one), merge(one, {}));
    holds("commutative", merge(one, other), merge(other, one));
    holds("associative", merge(merge(one, other), third), merge(one, merge(other, third)));
    holds("idempotent", merge(one, merge(one, other)), merge(one, other));
    const after = changed(merge(one, other), change, 1);
    for (const key of Object.keys(change)) holds("the latest change wins", merge(after, one)[key][1], change[key]);
    const link = new URLSearchParams(pack(one, new URLSearchParams()).toString());
    holds("a link and back", unpack(link, ids, 2 ** 40) ?? {}, merge(one, {}));
    const late = carried(unpack(link, [], 2 ** 40) ?? {}, meantBy(ids));
    holds("what was not known is known later", late, merge(one, {}));
  }
  return wrong;
}"""


def states(rolls: random.Random) -> dict[str, Any]:
    """Three states over the same few rows, as phones of one crew may have them."""
    ids = [f"guideline-{number}/action-{number}" for number in range(6)]

    def state() -> dict[str, Any]:
        found: dict[str, Any] = {}
        for id_ in rolls.sample([*ids, "own/abcde", "own/fghij"], rolls.randrange(8)):
            for kind in rolls.sample(["done", "aside", "name", "row"], rolls.randrange(5)):
                found |= register(kind, id_)
        return found

    def register(kind: str, id_: str) -> dict[str, Any]:
        texts = {
            "done": ["", "1"],
            "aside": ["", "te duur", "één & twee, 100%", "<b>"],
            "name": ["", "Jan", "Şule اسم", "a.b+c"],
            "row": ["", "before - Sleutel", "during - Foto's & zo", "after 2027-03-20 Opruimen."],
        }
        if (kind == "row") != id_.startswith("own/") and kind == "row":
            return {}
        return {f"{kind}:{id_}": [rolls.choice([0, 1, 2, 3, 40, 10**7]), rolls.choice(texts[kind])]}

    change = {f"done:{ids[0]}": rolls.choice(["", "1"]), f"name:{ids[1]}": rolls.choice(["", "Zoë"])}
    return {"one": state(), "other": state(), "third": state(), "ids": ids, "change": change}


def test_two_states_merge_whatever_the_order(browser: Browser, address: str) -> None:
    rolls = random.Random(22)
    visit = Visit(browser, address, DESK)
    visit.go("")
    wrong = with_modules(visit, STATES, [states(rolls) for _ in range(1000)])
    visit.close()
    assert wrong == []


def test_no_two_actions_have_the_same_sign_in_a_link(browser: Browser, address: str, project: Project) -> None:
    ids = [f"{one.id}/{action.id}" for one in project.guidelines for action in one.actions]
    visit = Visit(browser, address, DESK)
    visit.go("")
    signs = with_modules(visit, '(module, ids) => ids.map(module("crew/link").short)', ids)
    visit.close()
    assert len(set(signs)) == len(set(ids)) > 100


def test_a_row_stands_on_a_day_that_there_is(browser: Browser, address: str) -> None:
    days = ("2027-02-28", "2028-02-29", "-", "2027-02-29", "2027-13-01", "2027-99-99", "0000-00-00", "2027-04-31")
    visit = Visit(browser, address, DESK)
    visit.go("")
    sound = with_modules(
        visit,
        """(module, days) => days.filter((day) => {
          const found = module("crew/state").sound({ "row:own/abcde": [1, `before ${day} Tekst`] });
          return Object.keys(found).length === 1;
        })""",
        days,
    )
    visit.close()
    assert tuple(sound) == days[:3]
