"""The figures of the pipeline as somebody with a database console would write them, one statement each."""

from typing import Any

OURS = "authority_id = %(authority)s AND archived_at IS NULL"
OPEN = "stage IN ('identified', 'concept_note', 'concept_submitted', 'full_proposal', 'submitted', 'under_review')"
WRITING = "stage IN ('identified', 'concept_note', 'full_proposal')"
LIKELY = """CASE stage WHEN 'awarded' THEN 100 WHEN 'rejected' THEN 0 WHEN 'withdrawn' THEN 0 ELSE COALESCE(probability,
  CASE stage WHEN 'identified' THEN 10 WHEN 'concept_note' THEN 15 WHEN 'concept_submitted' THEN 25
  WHEN 'full_proposal' THEN 35 WHEN 'submitted' THEN 45 ELSE 55 END) END"""
SUMS = f"COUNT(*), COUNT(requested_amount), SUM(requested_amount), SUM(requested_amount * {LIKELY} / 100)"
LAST_DAY = """(SELECT "on" FROM funding_opportunitydate d
  WHERE d.opportunity_id = p.opportunity_id AND d.kind = '{kind}' ORDER BY "on" DESC LIMIT 1)"""
FULL = f"COALESCE(due_on, {LAST_DAY.format(kind='full_proposal')})"
DUE = f"""CASE WHEN stage IN ('identified', 'concept_note')
  THEN COALESCE(concept_due_on, {LAST_DAY.format(kind="concept_note")}, {FULL}) ELSE {FULL} END"""
MOVES = f"""WITH step AS (
  SELECT h.id, h.stage, h.history_date, h.history_id,
    LAG(h.stage) OVER (PARTITION BY h.id ORDER BY h.history_date, h.history_id) AS previous
  FROM funding_historicalproposal h JOIN funding_proposal p ON p.id = h.id
  WHERE p.{OURS.replace(" AND ", " AND p.")}
), entry AS (
  SELECT id, stage, history_date, LEAD(stage) OVER w AS went, LEAD(history_date) OVER w AS left_at
  FROM step WHERE previous IS NULL OR previous <> stage
  WINDOW w AS (PARTITION BY id ORDER BY history_date, history_id)
)"""
STOOD = f"""WITH last AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY id ORDER BY history_date DESC, history_id DESC) AS place
  FROM funding_historicalproposal WHERE authority_id = %(authority)s AND history_date < %(until)s
), bid AS (SELECT * FROM last WHERE place = 1 AND history_type <> '-' AND archived_at IS NULL)
SELECT stage, currency, {SUMS} FROM bid GROUP BY stage, currency"""
MOVES_AGO = MOVES.replace("p.archived_at IS NULL", "p.archived_at IS NULL AND h.history_date < %(until)s")

HAND: dict[str, Any] = {
    "by stage": f"SELECT stage, currency, {SUMS} FROM funding_proposal WHERE {OURS} GROUP BY stage, currency",
    "by partner": f"SELECT donor_id, currency, {SUMS} FROM funding_proposal WHERE {OURS} AND {OPEN} "
    "GROUP BY donor_id, currency",
    "by theme": f"""SELECT t.theme_id, currency, COUNT(*), COUNT(requested_amount),
      SUM(requested_amount * COALESCE(t.percent, 100)), SUM(requested_amount * {LIKELY.replace("probability", "p.probability")})
      FROM funding_proposal p LEFT JOIN (SELECT *, COUNT(*) OVER (PARTITION BY proposal_id) AS among
        FROM funding_proposaltheme) t ON t.proposal_id = p.id
      WHERE {OURS} AND {OPEN} GROUP BY t.theme_id, currency""",
    "by year": {
        "sqlite": f"SELECT substr(COALESCE(expected_on, {DUE}, created_at), 1, 4), currency, {SUMS} "
        f"FROM funding_proposal p WHERE {OURS} AND {OPEN} GROUP BY 1, currency",
        "postgresql": f"SELECT EXTRACT(YEAR FROM COALESCE(expected_on, {DUE}, created_at::date)), currency, {SUMS} "
        f"FROM funding_proposal p WHERE {OURS} AND {OPEN} GROUP BY 1, currency",
    },
    "from stage to stage": f"{MOVES} SELECT stage, went, COUNT(*) FROM entry GROUP BY stage, went",
    "time in a stage": {
        "sqlite": f"""{MOVES}, lasted AS (SELECT stage, left_at IS NULL AS still,
            julianday(COALESCE(left_at, 'now')) - julianday(history_date) AS days FROM entry),
          ranked AS (SELECT *, ROW_NUMBER() OVER (PARTITION BY stage, still ORDER BY days) AS place,
            COUNT(*) OVER (PARTITION BY stage, still) AS among FROM lasted)
          SELECT stage, still, COUNT(*), MAX(days), AVG(CASE WHEN place IN ((among + 1) / 2, (among + 2) / 2)
            THEN days END) FROM ranked GROUP BY stage, still""",
        "postgresql": f"""{MOVES} SELECT stage, left_at IS NULL, COUNT(*), MAX(COALESCE(left_at, now()) - history_date),
            PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY COALESCE(left_at, now()) - history_date)
          FROM entry GROUP BY 1, 2""",
    },
    "probability and what happened": f"""SELECT h.stage, p.stage, COUNT(DISTINCT h.id) FROM funding_historicalproposal h
      JOIN funding_proposal p ON p.id = h.id WHERE p.{OURS.replace(" AND ", " AND p.")}
      AND p.stage IN ('awarded', 'rejected', 'withdrawn') GROUP BY h.stage, p.stage""",
    "success by partner": f"""SELECT donor_id, stage, COUNT(*) FROM funding_proposal WHERE {OURS}
      AND stage IN ('awarded', 'rejected', 'withdrawn') GROUP BY donor_id, stage""",
    "success by theme": f"""SELECT t.theme_id, stage, COUNT(*) FROM funding_proposal p
      LEFT JOIN funding_proposaltheme t ON t.proposal_id = p.id WHERE {OURS}
      AND stage IN ('awarded', 'rejected', 'withdrawn') GROUP BY t.theme_id, stage""",
    "reasons lost": f"""SELECT loss_reason_id, stage, currency, COUNT(*), SUM(requested_amount) FROM funding_proposal
      WHERE {OURS} AND stage IN ('rejected', 'withdrawn') GROUP BY loss_reason_id, stage, currency""",
    "workload": f"""SELECT 'bid', owner_id, stage, COUNT(*), SUM(CASE WHEN {WRITING} AND due < %(today)s THEN 1 ELSE 0 END),
        SUM(CASE WHEN {WRITING} AND due BETWEEN %(today)s AND %(soon)s THEN 1 ELSE 0 END)
      FROM (SELECT owner_id, stage, {DUE} AS due FROM funding_proposal p WHERE {OURS} AND {OPEN}) AS held
      GROUP BY owner_id, stage
      UNION ALL SELECT 'task', owner_id, NULL, COUNT(*), 0, 0 FROM jisr_task
      WHERE {OURS} AND state = 'open' GROUP BY owner_id""",
    "axes and partners": f"""SELECT 'bid', a.axis_id, donor_id, currency, {SUMS.replace("probability", "p.probability")}
      FROM funding_proposal p LEFT JOIN (SELECT *, COUNT(*) OVER (PARTITION BY proposal_id) AS among
        FROM funding_proposalaxis) a ON a.proposal_id = p.id
      WHERE {OURS} AND ({OPEN} OR stage = 'awarded') GROUP BY a.axis_id, donor_id, currency
      UNION ALL SELECT 'project', a.axis_id, f.funder_id, NULL, COUNT(DISTINCT p.id), 0, 0, 0 FROM funding_project p
      JOIN funding_projectfunding f ON f.project_id = p.id LEFT JOIN funding_projectaxis a ON a.project_id = p.id
      WHERE {OURS} AND state = 'running' AND origin = 'ours' GROUP BY a.axis_id, f.funder_id""",
    "by stage, a year ago": STOOD,
    "from stage to stage, a year ago": f"{MOVES_AGO} SELECT stage, went, COUNT(*) FROM entry GROUP BY stage, went",
}
