"""Finite sets of digit strings, each string with a label, as tries in which equal subtrees are one object.

The patterns of the numbering metadata have no unbounded repetition, so a pattern is such a trie exactly: whether every
number under a prefix has one label, and how many numbers there are, is read off a node instead of being sampled.
"""

import functools

try:
    from re import _parser as regex_parser
except ImportError:  # before Python 3.11
    import sre_parse as regex_parser


class Node:
    """What may follow a prefix: `label` if the prefix itself is a member, `kids` by next digit, `counts` by label."""

    __slots__ = ("label", "kids", "counts")
    known = {}

    @classmethod
    def of(cls, label, kids):
        if label is None and all(kid is EMPTY for kid in kids):
            return EMPTY
        key = (label, kids)
        node = cls.known.get(key)
        if node is None:
            node = cls.known[key] = cls()
            node.label, node.kids, node.counts = label, kids, {}
            for part in [{label: 1} if label is not None else {}] + [kid.counts for kid in kids]:
                for name, count in part.items():
                    node.counts[name] = node.counts.get(name, 0) + count
        return node


EMPTY = Node()
EMPTY.label, EMPTY.kids, EMPTY.counts = None, (EMPTY,) * 10, {}
END = Node.of(True, EMPTY.kids)


def combine(pick, *nodes):
    """The set in which a string has the label `pick(its label in each of nodes)`; None is no member."""
    seen = {}

    def visit(nodes):
        if all(node is EMPTY for node in nodes):
            return EMPTY
        if nodes not in seen:
            kids = tuple(visit(tuple(node.kids[digit] for node in nodes)) for digit in range(10))
            seen[nodes] = Node.of(pick(*(node.label for node in nodes)), kids)
        return seen[nodes]

    return visit(nodes)


def union(*nodes):
    return combine(lambda *labels: next((label for label in labels if label is not None), None), *nodes)


def language(pattern):
    """The strings that match the regular expression as a whole, labelled True."""
    return _sequence(regex_parser.parse(pattern), END)


def starting_with(pattern, longest):
    """The strings of at most `longest` more digits that have a match of the regular expression at their start."""
    tail = END
    for _ in range(longest):
        tail = Node.of(True, (tail,) * 10)
    return _sequence(regex_parser.parse(pattern), tail)


def _sequence(items, tail):
    for operator, value in reversed(list(items)):
        tail = _item(str(operator), value, tail)
    return tail


def _item(operator, value, tail):
    if operator in ("LITERAL", "IN"):
        digits = _digits([("LITERAL", value)] if operator == "LITERAL" else value)
        return Node.of(None, tuple(tail if digit in digits else EMPTY for digit in range(10)))
    if operator == "SUBPATTERN":
        return _sequence(value[3], tail)
    if operator == "BRANCH":
        return union(*(_sequence(branch, tail) for branch in value[1]))
    if operator == "MAX_REPEAT":
        least, most, repeated = value
        if most > 30:
            raise ValueError("the set is not finite")
        node = tail
        for _ in range(most - least):
            node = union(tail, _sequence(repeated, node))
        for _ in range(least):
            node = _sequence(repeated, node)
        return node
    raise ValueError(f"no rule for {operator}")


def _digits(members):
    digits = set()
    for operator, value in members:
        if str(operator) == "LITERAL":
            digits.add(int(chr(value)))
        elif str(operator) == "RANGE":
            digits.update(int(chr(code)) for code in range(value[0], value[1] + 1))
        elif str(operator) == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            digits.update(range(10))
        else:
            raise ValueError(f"no rule for {operator} in a class")
    return digits


def with_lengths(node, lengths):
    """The members that have one of the lengths."""
    tail = EMPTY
    for length in range(max(lengths), -1, -1):
        tail = Node.of(True if length in lengths else None, (tail,) * 10)
    return combine(lambda label, allowed: label if allowed else None, node, tail)


def after(node, prefix):
    for digit in prefix:
        node = node.kids[int(digit)]
    return node


def without(node, prefixes):
    """The set without the strings that begin with one of the prefixes."""
    if "" in prefixes:
        return EMPTY
    if not prefixes:
        return node
    rest = [[p[1:] for p in prefixes if int(p[0]) == digit] for digit in range(10)]
    return Node.of(node.label, tuple(without(kid, prefixes) for kid, prefixes in zip(node.kids, rest)))


def prefixes(node, label, deepest, open_to, most, exact=0):
    """The fewest prefixes under which every string has `label`, covering all that have it and can be told apart.

    Within the first `exact` digits a prefix also stands for no more than the set has: `90[069]` gives 900, 906 and
    909 even where nothing else begins with 90.

    Prefixes have at most `deepest` digits. Below one prefix of `open_to` digits there are at most `most`, else the
    longest are dropped: strings that differ only in length would be told apart by writing out all of them.
    """
    if label not in node.counts:
        return []
    alone = len(node.counts) == 1
    if alone and (exact <= 0 or node.label is not None):
        return [""]
    if open_to == 0:
        deepest = max(digits for digits in range(deepest + 1) if _prefix_count(node, label, digits) <= most)
    if _prefix_count(node, label, deepest) == 0:
        return []
    below = [prefixes(kid, label, deepest - 1, open_to - 1, most, exact - 1) for kid in node.kids]
    if alone and all(found == [""] for found in below):
        return [""]
    return [f"{digit}{rest}" for digit, found in enumerate(below) for rest in found]


@functools.lru_cache(maxsize=None)
def _prefix_count(node, label, deepest):
    if label not in node.counts:
        return 0
    if len(node.counts) == 1:
        return 1
    return sum(_prefix_count(kid, label, deepest - 1) for kid in node.kids) if deepest else 0


def fixed_length_patterns(node):
    """The set as tuples of digit classes, each tuple one pattern; no two patterns share a string."""
    found = set(_paths(node))
    while True:
        # Two patterns that differ in one place are one pattern, also where the trie could not see it from the left.
        before = len(found)
        for place in reversed(range(max(map(len, found), default=0))):
            merged = {}
            for pattern in found:
                rest = (pattern[:place], pattern[place + 1:], len(pattern))
                merged[rest] = merged.get(rest, frozenset()) | frozenset().union(*pattern[place:place + 1])
            found = {head + ((digits,) if digits else ()) + tail for (head, tail, _), digits in merged.items()}
        if len(found) == before:
            return found


def _paths(node):
    if node.label is not None:
        yield ()
    for kid in dict.fromkeys(node.kids):
        if kid is not EMPTY:
            digits = frozenset(digit for digit in range(10) if node.kids[digit] is kid)
            for rest in _paths(kid):
                yield (digits,) + rest
