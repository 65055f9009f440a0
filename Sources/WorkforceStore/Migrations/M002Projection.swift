internal import GRDB

extension Migrations {
    /// What is entered for a projection, observations, scenarios, unit analyses and population.
    static func projection(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("002-projection") { database in
            try database.execute(
                sql: """
                    CREATE TABLE projectionSetup (
                        organisationID INTEGER PRIMARY KEY REFERENCES organisation(id) ON DELETE CASCADE,
                        version INTEGER NOT NULL,
                        baseYear INTEGER NOT NULL,
                        lastYear INTEGER NOT NULL,
                        exits TEXT NOT NULL CHECK (exits IN ('typed', 'register')),
                        source TEXT NOT NULL,
                        populationRule TEXT,
                        pointInYear TEXT,
                        mark TEXT,
                        directiveShare REAL,
                        directiveSince INTEGER,
                        directiveSource TEXT,
                        frameIsCumulative INTEGER NOT NULL DEFAULT 1,
                        framePriceLevel TEXT,
                        frameSource TEXT,
                        CHECK (lastYear >= baseYear AND lastYear <= baseYear + 20)
                    ) STRICT;
                    CREATE TABLE setupProfession (
                        organisationID INTEGER NOT NULL REFERENCES projectionSetup(organisationID) ON DELETE CASCADE,
                        professionID INTEGER NOT NULL REFERENCES profession(id),
                        position INTEGER NOT NULL,
                        baseNeed REAL,
                        driver TEXT NOT NULL CHECK (driver IN ('volumes', 'growth', 'index')),
                        growth REAL,
                        employmentRate REAL,
                        sickLeaveShare REAL,
                        costPerHead INTEGER,
                        payGrowth REAL,
                        commission TEXT,
                        PRIMARY KEY (organisationID, professionID)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE volumeShare (
                        organisationID INTEGER NOT NULL,
                        professionID INTEGER NOT NULL,
                        series TEXT NOT NULL,
                        share REAL NOT NULL,
                        PRIMARY KEY (organisationID, professionID, series),
                        FOREIGN KEY (organisationID, professionID)
                            REFERENCES setupProfession(organisationID, professionID) ON DELETE CASCADE
                    ) STRICT, WITHOUT ROWID;

                    CREATE TABLE observation (
                        id INTEGER PRIMARY KEY,
                        organisationID INTEGER NOT NULL REFERENCES organisation(id) ON DELETE CASCADE,
                        professionID INTEGER REFERENCES profession(id),
                        indicator TEXT NOT NULL,
                        series TEXT NOT NULL DEFAULT '',
                        year INTEGER NOT NULL,
                        kind TEXT NOT NULL,
                        value REAL NOT NULL,
                        source TEXT NOT NULL
                    ) STRICT;
                    CREATE UNIQUE INDEX observation_key ON observation(
                        organisationID, indicator, coalesce(professionID, 0), series, year, kind);

                    CREATE TABLE publishedFigure (
                        organisationID INTEGER NOT NULL REFERENCES organisation(id) ON DELETE CASCADE,
                        position INTEGER NOT NULL,
                        label TEXT NOT NULL,
                        printed TEXT NOT NULL,
                        period TEXT,
                        note TEXT,
                        PRIMARY KEY (organisationID, position)
                    ) STRICT, WITHOUT ROWID;

                    CREATE TABLE scenario (
                        id INTEGER PRIMARY KEY,
                        organisationID INTEGER NOT NULL REFERENCES organisation(id) ON DELETE CASCADE,
                        name TEXT NOT NULL,
                        version INTEGER NOT NULL DEFAULT 1,
                        UNIQUE (organisationID, name)
                    ) STRICT;
                    CREATE TABLE scenarioLever (
                        scenarioID INTEGER NOT NULL REFERENCES scenario(id) ON DELETE CASCADE,
                        position INTEGER NOT NULL,
                        kind TEXT NOT NULL,
                        profession TEXT,
                        toProfession TEXT,
                        value REAL NOT NULL,
                        startYear INTEGER,
                        rampYears INTEGER NOT NULL,
                        sinceYear INTEGER,
                        lagYears INTEGER NOT NULL,
                        PRIMARY KEY (scenarioID, position)
                    ) STRICT, WITHOUT ROWID;

                    CREATE TABLE unitAnalysis (
                        organisationID INTEGER PRIMARY KEY REFERENCES organisation(id) ON DELETE CASCADE,
                        version INTEGER NOT NULL,
                        answers TEXT NOT NULL,
                        savedAt TEXT NOT NULL
                    ) STRICT;

                    CREATE TABLE populationTable (
                        id INTEGER PRIMARY KEY,
                        regionCode TEXT NOT NULL,
                        regionName TEXT NOT NULL,
                        source TEXT NOT NULL,
                        baseYear INTEGER,
                        kind TEXT NOT NULL,
                        content TEXT NOT NULL
                    ) STRICT;
                    CREATE INDEX populationTable_region ON populationTable(regionCode, kind);
                    """)
        }
    }
}
