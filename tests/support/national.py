"""The real public files beside the checkout: tests that need them skip, and say so, where they are missing."""

import pytest

from support.running import ROOT

NATIONAL = ROOT.parent / "shared" / "national"
FINGERTIPS = NATIONAL / "fingertips" / "la_hospital_admissions_2324.csv"
LAIT = NATIONAL / "lait" / "bds_long_0.parquet"
LAIT_DICTIONARY = NATIONAL / "lait" / "lait_data_dictionary.csv"
LA_CODES = NATIONAL / "lait" / "la_code_list.xlsx"
NEIGHBOURS_WORKBOOK = NATIONAL / "lait" / "sn_may_2025.xlsx"
NEIGHBOURS = NATIONAL / "neighbours" / "sn_model_2025_wide.csv"
EES = NATIONAL / "ees"
REFERRALS = EES / "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv"

needs_national = pytest.mark.skipif(not NATIONAL.is_dir(), reason=f"the national files are not there: {NATIONAL.name} beside the checkout")
