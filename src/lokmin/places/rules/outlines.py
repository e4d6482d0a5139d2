"""Outlines with fewer points: Visvalingam's rule, in whole numbers.

The corner whose triangle with its neighbours is smallest goes first, until few enough stay.
Visvalingam and Whyatt, Line generalisation by repeated elimination of points (1993).
"""

import heapq

Point = tuple[int, int]
Ring = list[Point]
Polygon = list[Ring]
FEWEST = 3  # corners of a ring


def doubled_area(ring: Ring) -> int:
    """Twice the area that a ring encloses."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs))


def simplified(polygons: list[Polygon], most: int) -> list[Polygon]:
    """At most `most` points in all; the largest rings stay when there are too many to keep three corners."""
    rings = [(p, ring) for p, polygon in enumerate(polygons) for ring in polygon]
    if sum(len(ring) for _p, ring in rings) <= most:
        return polygons
    rings.sort(key=lambda pair: -doubled_area(pair[1]))
    rings = rings[: most // FEWEST]
    kept = _thinned([ring for _p, ring in rings], most)
    found: list[Polygon] = [[] for _ in polygons]
    for (p, ring), thin in zip(rings, kept, strict=True):
        outer = ring is polygons[p][0]
        found[p].insert(0 if outer else len(found[p]), thin)
    # a hole without its outer ring would be an island
    whole = {p for p, ring in rings if ring is polygons[p][0]}
    return [polygon for p, polygon in enumerate(found) if p in whole]


def _thinned(rings: list[Ring], most: int) -> list[Ring]:
    """Drop the least corner of all rings again and again."""
    before = [[(i - 1) % len(ring) for i in range(len(ring))] for ring in rings]
    after = [[(i + 1) % len(ring) for i in range(len(ring))] for ring in rings]
    count = [len(ring) for ring in rings]

    def weight(r: int, i: int) -> int:
        return doubled_area([rings[r][before[r][i]], rings[r][i], rings[r][after[r][i]]])

    weights = [[weight(r, i) for i in range(len(ring))] for r, ring in enumerate(rings)]
    heap = [(w, r, i) for r, row in enumerate(weights) for i, w in enumerate(row)]
    heapq.heapify(heap)
    gone: set[tuple[int, int]] = set()
    left_over = sum(count)
    while left_over > most and heap:
        w, r, i = heapq.heappop(heap)
        if (r, i) in gone or w != weights[r][i] or count[r] <= FEWEST:
            continue
        gone.add((r, i))
        count[r] -= 1
        left_over -= 1
        left, right = before[r][i], after[r][i]
        after[r][left], before[r][right] = right, left
        for j in (left, right):
            weights[r][j] = max(weight(r, j), w)
            heapq.heappush(heap, (weights[r][j], r, j))
    return [[p for i, p in enumerate(ring) if (r, i) not in gone] for r, ring in enumerate(rings)]
