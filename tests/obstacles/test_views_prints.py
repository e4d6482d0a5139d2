"""Fishbone and five whys for paper; alternatives compared."""

from lokmin.obstacles import actions
from lokmin.obstacles.pages import chains
from tests.obstacles.samples import problem
from tests.obstacles.test_views import board, text, url
from tests.world import World

LONG = "Jadwal posyandu hanya sekali sebulan dan jatuh pada hari pasar sehingga ibu tidak datang"


def caused(world: World):
    made = problem(world)
    values = {"scope": world.scope(), "problem_id": made.id}
    first = actions.add_cause(**values, branch="method", text=LONG).causes[0]
    actions.add_cause(**values, branch="people", text="Kader kurang")
    actions.add_cause(**values, branch="", text="Tidak dirapatkan", parent_id=first.id)
    actions.add_cause(**values, branch="", text="Kalender desa tidak ada", parent_id=first.id)
    actions.choose_cause(scope=world.scope(), cause_id=first.id)
    return board(world)[0]


def test_the_fishbone_for_paper_has_every_cause_in_full_and_every_bone(world: World):
    card = caused(world)
    page = text(world.client().get(url(world, "fishbone", problem_id=card.id)))
    assert LONG in page
    assert "Sarana" in page
    assert "diselesaikan dulu" in page
    numbers = [twig.number for bone in chains.bones(card) for twig in bone.causes]
    assert numbers == [1, 2]


def test_the_whys_share_a_tall_cell_and_leave_room_for_handwriting(world: World):
    card = caused(world)
    rows = chains.rows(card)
    assert len(rows) == 3
    tall = next(cell for row in rows for cell in row if cell.cause and cell.cause.text == LONG)
    assert tall.rows == 2
    heights = [[cell.rows for cell in row] for row in rows]
    assert sum(h for row in heights for h in row) == 3 * chains.MOST_WHYS
    page = text(world.client().get(url(world, "whys", problem_id=card.id)))
    assert 'rowspan="2"' in page
    assert "Mengapa 5" in page


def test_a_problem_without_causes_says_where_to_write_them(world: World):
    made = problem(world)
    assert "Belum ada penyebab" in text(world.client().get(url(world, "whys", problem_id=made.id)))
    assert world.client().get(url(world, "fishbone", problem_id=made.id)).status_code == 200


def test_alternatives_are_compared_and_the_choice_says_why(world: World):
    card = caused(world)
    client = world.client()
    add = url(world, "add_solution", problem_id=card.id)
    cause = str(next(c.id for c in card.causes if c.text == LONG))
    client.post(add, {"text": "Posyandu sore", "cause": cause, "effect": "5", "ease": "4", "cost": "4"})
    client.post(add, {"text": "Kunjungan rumah"})
    first, second = board(world)[0].solutions
    assert (first.total, second.total) == (13, None)
    compare = url(world, "compare", solution_id=second.id)
    assert client.post(compare, {"effect": "9"}).status_code == 422
    client.post(compare, {"effect": "5", "ease": "2", "cost": "1"})
    client.post(url(world, "choose_solution", solution_id=first.id), {"why": "ada kadernya"})
    page = text(client.get(url(world, "problem", problem_id=card.id)))
    assert "karena ada kadernya" in page
    assert "<b>13</b>" in page
    assert f"untuk penyebab: {LONG}" in page
    client.post(
        url(world, "ask_support", problem_id=card.id),
        {"sector": "kecamatan", "text": "Surat", "solution": str(first.id)},
    )
    assert board(world)[0].needs[0].solution_id == first.id
