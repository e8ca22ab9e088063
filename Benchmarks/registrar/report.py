"""The figures of a comparison: medians, ratios, a table."""
from statistics import median

# Key, what it says, whether more is better, digits.
FIGURES = [
    ("register_per_second", "full registrations per second", True, 0),
    ("register_cpu_us", "CPU µs per full registration", False, 2),
    ("register_p50_us", "  p50 µs, window full", False, 0),
    ("register_p99_us", "  p99 µs, window full", False, 0),
    ("reregister_per_second", "re-REGISTERs per second", True, 0),
    ("reregister_cpu_us", "CPU µs per re-REGISTER", False, 2),
    ("reregister_p50_us", "  p50 µs, window full", False, 0),
    ("reregister_p99_us", "  p99 µs, window full", False, 0),
    ("options_per_second", "OPTIONS per second", True, 0),
    ("options_cpu_us", "CPU µs per OPTIONS", False, 2),
    ("highest_rate", "registrations per second without a retransmission", True, 0),
    ("rate_p50_us", "  p50 µs at the common rate", False, 0),
    ("rate_p99_us", "  p99 µs at the common rate", False, 0),
    ("rate_cpu_us", "  CPU µs per registration at the common rate", False, 2),
    ("memory_per_100k_mb", "MB per 100,000 bindings (PSS)", False, 1),
    ("shared_per_100k_mb", "  of which shared memory", False, 1),
    ("memory_total_mb", "MB with accounts and bindings (PSS)", False, 1),
]


def medians(rounds):
    """The median of every figure over the rounds of one server."""
    return {key: median(values) for key, *_ in FIGURES
            if (values := [figures[key] for figures in rounds if figures.get(key) is not None])}


def ratios(ours, theirs):
    """Ours by theirs, pair by pair, then the median: what disturbs the machine disturbs both of a pair."""
    result = {}
    for key, *_ in FIGURES:
        pairs = [a[key] / b[key] for a, b in zip(ours, theirs) if a.get(key) and b.get(key)]
        if pairs:
            result[key] = median(pairs)
    return result


def table(results):
    """The lines of the table: a column a server, then the ratio when there are two."""
    columns = {name: medians(rounds) for name, rounds in results.items()}
    ratio = ratios(results["trunkline"], results["kamailio"]) if len(results) == 2 else {}
    head = f"{'':52}" + "".join(f"{name:>12}" for name in columns)
    lines = [head + (f"{'ratio':>9}" if ratio else "")]
    for key, title, more, digits in FIGURES:
        if not any(key in column for column in columns.values()):
            continue
        line = f"{title:52}"
        for column in columns.values():
            line += f"{column[key]:12,.{digits}f}" if key in column else f"{'-':>12}"
        if key in ratio:
            better = ratio[key] > 1 if more else ratio[key] < 1
            line += f"{ratio[key]:9.2f}{' better' if better else ''}"
        lines.append(line)
    return lines
