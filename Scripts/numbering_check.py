"""Holds numbering.tsv against the answers of the package `phonenumbers` for a random sample of numbers.

The sample is the same in every run. It has the example numbers of all types, random valid numbers, numbers one digit
beside a valid one, and under each prefix of a T line numbers with random digits, which is where a prefix that promises
too much would show. Being told too little is counted; being told what is not so is a failure.
"""

import collections
import random
import re

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberType
from phonenumbers.phonenumberutil import _number_type_helper

NAMES = {
    PhoneNumberType.TOLL_FREE: "freephone", PhoneNumberType.MOBILE: "mobile", PhoneNumberType.PAGER: "pager",
    PhoneNumberType.PERSONAL_NUMBER: "personal_number", PhoneNumberType.PREMIUM_RATE: "premium_rate",
    PhoneNumberType.SHARED_COST: "shared_cost", PhoneNumberType.UAN: "uan", PhoneNumberType.VOIP: "voip",
    # A mailbox lies under the prefix of the mobile number that it belongs to.
    PhoneNumberType.VOICEMAIL: "mobile",
}
VALID_PER_REGION, BESIDE_PER_REGION, SHORT_PER_REGION = 200, 200, 300


class Table:
    """The file as a program would use it."""

    def __init__(self, text):
        self.regions, self.main, self.types, self.codes = {}, set(), collections.defaultdict(dict), {}
        self.emergency, self.short = collections.defaultdict(set), collections.defaultdict(list)
        for line in text.splitlines():
            kind, *fields = line.split("\t")
            if kind == "R":
                region, _, part, prefixes = fields
                for prefix in prefixes.split(",") if prefixes != "-" else []:
                    assert prefix not in self.regions, f"{prefix} has two regions"
                    self.regions[prefix] = region
                if part == "main":
                    self.main.add(region)
            elif kind == "G":
                self.codes[fields[0]] = fields[1]
            elif kind == "T":
                for prefix in fields[2].split(","):
                    assert prefix not in self.types[fields[0]], f"{fields[0]} {prefix} has two types"
                    self.types[fields[0]][prefix] = fields[1]
            elif kind == "S" and fields[1] == "emergency":
                self.emergency[fields[0]] = set(fields[2].split(","))
            elif kind == "S":
                self.short[fields[0]] = [re.compile(p.replace("X", "[0-9]")) for p in fields[2].split(",")]

    def region(self, number):
        return next((self.regions[number[:n]] for n in range(len(number), 0, -1) if number[:n] in self.regions), None)

    def kinds(self, region, national):
        types = self.types[region]
        return {types[national[:n]] for n in range(1, len(national) + 1) if national[:n] in types}


def number_object(code, national):
    zeros = len(national) - len(national.lstrip("0"))
    zeros -= zeros == len(national)
    return phonenumbers.PhoneNumber(
        country_code=code, national_number=int(national), italian_leading_zero=zeros > 0 or None,
        number_of_leading_zeros=zeros if zeros > 1 else None)


def walk(node, chance):
    """A random member; short paths are as likely as broad ones, so that small blocks are met too."""
    digits = ""
    while True:
        open_digits = [digit for digit in range(10) if node.kids[digit].counts]
        if node.label is not None and (not open_digits or chance.random() < 0.3):
            return digits
        digit = chance.choice(open_digits)
        node, digits = node.kids[digit], f"{digits}{digit}"


def random_digits(count, chance):
    return "".join(chance.choice("0123456789") for _ in range(count))


def beside(number, chance):
    place = chance.randrange(len(number))
    return number[:place] + random_digits(1, chance) + number[place + 1:]


def sample(region, metadata, valid, prefixes, chance):
    numbers = [walk(valid, chance) for _ in range(VALID_PER_REGION)]
    numbers += [beside(walk(valid, chance), chance) for _ in range(BESIDE_PER_REGION)]
    for kind in PhoneNumberType.values():
        example = phonenumbers.example_number_for_type(region, kind)
        if example:
            numbers.append(phonenumbers.national_significant_number(example))
    for prefix in sorted(prefixes):
        for length in metadata.general_desc.possible_length:
            if length >= len(prefix):
                numbers += [prefix + random_digits(length - len(prefix), chance) for _ in range(2)]
    return numbers


class Check:
    def __init__(self, table):
        self.table, self.wrong = table, []
        self.compared, self.missed, self.seen = collections.Counter(), collections.Counter(), collections.Counter()

    def kinds(self, region, national, truth, source):
        found, name = self.table.kinds(region, national), NAMES.get(truth)
        self.compared["type"] += 1
        if name:
            self.seen[region, name] += 1
            self.missed[region, name] += not found
        if found - {name}:
            told = ", ".join(sorted(found))
            self.wrong.append(f"{region} {national}: {told}, but {source} {name or 'none of these'}")

    def number(self, region, metadata, national):
        number = number_object(metadata.country_code, national)
        answer = None
        if phonenumbers.is_valid_number(number):
            answer = phonenumbers.region_code_for_number(number)
            found = self.table.region(f"{metadata.country_code}{national}")
            self.compared["region"] += 1
            self.seen[answer, "region"] += 1
            if found != answer:
                self.missed[answer, "region"] += 1
                if found not in self.table.main:
                    self.wrong.append(f"+{metadata.country_code}{national}: {found}, but the package says {answer}")
            self.kinds(found, national, phonenumbers.number_type(number), "the package says")
        # A dial plan also reads a number by the region it is dialled in, such as a Canadian 800, which is a US one.
        own = _number_type_helper(national, metadata)
        if answer != region and own != PhoneNumberType.UNKNOWN:
            self.kinds(region, national, own, "the patterns of the region say")

    def short(self, region, code, text):
        urgent = phonenumbers.is_emergency_number(text, region)
        short = phonenumbers.is_valid_short_number_for_region(number_object(code, text), region) and not urgent
        found = any(pattern.fullmatch(text) for pattern in self.table.short[region])
        self.compared["short"] += 1
        self.seen[region, "short"] += short
        self.missed[region, "short"] += short and not found
        if (text in self.table.emergency[region]) != urgent:
            self.wrong.append(f"{region} {text}: {'an' if urgent else 'no'} emergency number, says the package")
        if found and not short:
            self.wrong.append(f"{region} {text}: matches a short pattern, but is no short code")

    def code(self, code, name):
        number = phonenumbers.example_number_for_non_geo_entity(code)
        self.compared["code"] += 1
        truth = NAMES.get(phonenumbers.number_type(number))
        # The metadata calls 878 voip; in the ITU-T list it is universal personal telecommunications.
        if name != truth and name != "satellite" and code != 878:
            self.wrong.append(f"+{code}: {name}, but the package says {truth}")


def check(path, valid):
    text = path.read_text(encoding="utf-8")
    check, chance = Check(Table(text)), random.Random(164)
    if f"libphonenumber {phonenumbers.__version__}," not in text.splitlines()[0]:
        print(f"{path.name} is not made from libphonenumber {phonenumbers.__version__}, which is what is installed")
        return 1
    for region in sorted(valid):
        metadata = PhoneMetadata.metadata_for_region(region)
        for national in sample(region, metadata, valid[region], check.table.types[region], chance):
            check.number(region, metadata, national)
        if PhoneMetadata.short_metadata_for_region(region):
            every = [str(n).zfill(length) for length in (1, 2, 3) for n in range(10 ** length)]
            longer = [random_digits(chance.choice((4, 5, 6)), chance) for _ in range(SHORT_PER_REGION)]
            for pattern in check.table.short[region]:
                one = re.sub(r"\[(.*?)\]", lambda m: chance.choice(members(m[1])), pattern.pattern)
                longer += [one, beside(one, chance)]
            for number in every + longer + sorted(check.table.emergency[region]):
                check.short(region, metadata.country_code, number)
    for code, name in check.table.codes.items():
        check.code(int(code), name)

    for (region, name), missed in sorted(check.missed.items()):
        if missed:
            print(f"not found: {region} {name} {missed} of {check.seen[region, name]}")
    for line in check.wrong:
        print(f"wrong: {line}")
    compared = ", ".join(f"{name} {count}" for name, count in check.compared.items())
    print(f"compared: {compared}; not found: {sum(check.missed.values())}; wrong: {len(check.wrong)}")
    return 1 if check.wrong else 0


def members(text):
    """The digits of a class such as 2-57."""
    return re.sub(r"(\d)-(\d)", lambda m: "".join(str(d) for d in range(int(m[1]), int(m[2]) + 1)), text)
