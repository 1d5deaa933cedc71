"""The board pack: one document of scorecards, exceptions, journeys, changes and challenges, written as Word, PowerPoint, Excel or PDF."""
