"""A small made-up board for tests of views. Its areas are real so that codes and regions are; no figure in it is."""

from pathlib import Path

from support.loading import write_board

BROMLEY, WESTMINSTER, ENGLAND, LONDON = "E09000006", "E09000033", "E92000001", "E12000007"

AREAS = """area_code,name,kind,parent_code,old_la_code,short_name,other_names
E92000001,England,country,,,,
E12000007,London,region,E92000001,,,
E09000006,Bromley,upper_tier_authority,E12000007,305,,LBB
E09000033,Westminster,upper_tier_authority,E12000007,213,,
made-up-hospital,Made-up Hospital,provider,,,,
"""
CATALOGUE = """indicators:
  - id: re-referrals
    name: Re-referrals within 12 months
    short_name: Re-referrals
    unit: percent
    polarity: low
    topic: Front door
    aliases: [re-referral-share, rereferrals]
  - id: plans
    name: Children on a child protection plan
    short_name: Children on a plan
    unit: count
    polarity: neutral
    topic: Child protection
    is_position: true
  - id: visits
    name: Visits in time
    unit: percent
    polarity: high
    topic: Child protection
  - id: waits
    name: Waits for a first appointment
    unit: days
    polarity: low
    topic: Health
  - id: contacts
    name: Contacts by agency
    unit: count
    polarity: neutral
    topic: Front door
  - id: views
    name: What children say
    unit: words
    polarity: neutral
    topic: Voice
"""
SCORECARD = """scorecard: made-up-board
title: Made-up scorecard
board: Made-up board
areas: [Bromley, Westminster]
priorities:
  - title: Front door
    lead: Made-up lead
    lines:
      - indicator: re-referrals
        rate_against: england
      - indicator: contacts
        rate_against: previous
      - indicator: contacts
        label: Contacts of the police
        breakdown_type: agency
        breakdown: Police
  - title: Child protection
    lines:
      - indicator: plans
        rate_against: none
      - indicator: visits
        rate_against: target
        target: {value: 90, amber_margin: 5, set_by: Made-up board}
  - title: Health
    lines:
      - indicator: waits
        area: made-up-hospital
        rate_against: previous
      - indicator: views
        no_figure: The made-up report names it and prints nothing
"""
ONE_AREA = """scorecard: bromley-alone
title: Bromley alone
board: Made-up board
areas: [Bromley]
priorities:
  - title: Everything
    lines:
      - indicator: re-referrals
        rate_against: previous
      - indicator: plans
        rate_against: none
"""
SOURCE = """source_id: {id}
title: {title}
publisher: Nobody
published_on: {day}
licence: None
"""
EARLY = """indicator,area,period,value,period_kind,breakdown_type,breakdown,role,symbol,printed,line,note,doubt
re-referrals,Bromley,2021/22,12,,,,,,12%,10,,
re-referrals,Bromley,2022/23,14,,,,,,14%,11,,
re-referrals,Westminster,2022/23,20,,,,,,20%,12,,
re-referrals,England,2022/23,21,,,,,,21%,13,,
plans,Bromley,31 March 2023,177,,,,,,177,20,,
plans,Bromley,31 March 2022,188,,,,,,188,21,,
contacts,Bromley,2022/23,500,,,,,,500,30,,
contacts,Bromley,2022/23,300,,agency,Police,,,300,31,,
contacts,Bromley,2022/23,200,,agency,Health,,,200,32,,
"""
LATE = """indicator,area,period,value,period_kind,breakdown_type,breakdown,role,symbol,printed,line,note,doubt
re-referrals,Bromley,2023/24,30,,,,,,30%,40,,
re-referrals,Westminster,2023/24,15,,,,,,15%,41,,
re-referrals,England,2023/24,22,,,,,,22%,42,,
re-referrals,Bromley,2024/25,25,,,,planned,,25%,43,,
plans,Bromley,31 March 2023,184,,,,,,184,50,,
plans,Bromley,31 March 2024,262,,,,,,262,51,,
plans,Bromley,31 March 2024,260,,,,,,260,52,,The text and the table differ
plans,Westminster,31 March 2024,,,,,,c,*,53,,
visits,Bromley,2023/24,87,,,,,,87%,60,,
visits,Westminster,2023/24,95,,,,,,95%,61,,
visits,Westminster,April 2024,99,,,,,,99%,62,,
waits,made-up-hospital,2022/23,30,,,,,,30,70,,
waits,made-up-hospital,2023/24,33,,,,,,33,71,,
contacts,Bromley,2023/24,620,,,,,,620,80,,
contacts,Bromley,2023/24,330,,agency,Police,,,330,81,,
contacts,Bromley,2023/24,,,agency,Health,,c,*,82,,
contacts,Westminster,2023/24,90,,agency,Police,,,90,83,,
"""


def write_made_up_board(folder: Path) -> Path:
    """Write areas, catalogue, two scorecards and two sources: the later one revises the earlier."""
    write_board(
        folder,
        areas=AREAS,
        catalogue=CATALOGUE,
        scorecard=SCORECARD,
        source=SOURCE.format(id="made-up", title="Made-up report 2024", day="2024-06-01"),
        figures=LATE,
    )
    (folder / "scorecards/one-area.yml").write_text(ONE_AREA, encoding="utf-8")
    early = folder / "packs/made-up-early"
    early.mkdir(parents=True)
    (early / "source.yml").write_text(SOURCE.format(id="made-up-early", title="Made-up report 2023", day="2023-06-01"), encoding="utf-8")
    (early / "figures.csv").write_text(EARLY, encoding="utf-8", newline="")
    return folder
