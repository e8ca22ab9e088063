import ConfigFormats
import Diagnostics
import Testing

/// Dumps as the programs write them.
@Suite struct SQLDumpTests {
    /// Reads a dump that is right.
    static func read(_ text: String, tables: Set<String>? = nil) throws -> SQLDump {
        var log = DiagnosticLog()
        let dump = SQLDump.read(text, file: "x.sql", log: &log, tables: tables)
        #expect(log.places == [])
        return try #require(dump)
    }

    static let mysqldump = """
        -- MySQL dump 10.13  Distrib 5.7
        /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
        /*M!999999\\- enable the sandbox mode */
        --
        -- Table structure for table `trunks`; it's here
        --

        DROP TABLE IF EXISTS `trunks`;
        CREATE TABLE `trunks` (
          `trunkid` int(11) NOT NULL DEFAULT 0 COMMENT 'a ), b',
          `name` varchar(50) NOT NULL DEFAULT '',
          `tech` enum('sip','pj,sip') NOT NULL,
          `outcid` varchar(40) DEFAULT NULL,
          PRIMARY KEY (`trunkid`,`tech`),
          UNIQUE KEY `n` (`name`(10)),
          CONSTRAINT `c` FOREIGN KEY (`name`) REFERENCES `x` (`y`)
        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
        LOCK TABLES `trunks` WRITE;
        /*!40000 ALTER TABLE `trunks` DISABLE KEYS */;
        INSERT INTO `trunks` VALUES (1,'a\\'b','sip',NULL),(2,'c;d (','pj,sip','\\"é\\" <050>');
        INSERT INTO `trunks` VALUES
        (3,'','sip','x''y');
        /*!40000 ALTER TABLE `trunks` ENABLE KEYS */;
        UNLOCK TABLES;
        DELIMITER ;;
        /*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER t BEFORE INSERT ON trunks
        FOR EACH ROW BEGIN SET NEW.name = 'a'; /* b */ END */;;
        DELIMITER ;
        -- Dump completed
        """

    @Test func mysqldump() throws {
        let dump = try Self.read(Self.mysqldump)
        #expect(dump.tables.map(\.name) == ["trunks"])
        let table = try #require(dump["trunks"])
        #expect(table.columns == ["trunkid", "name", "tech", "outcid"] && table.database == nil)
        #expect(
            table.rows.map { $0.values.map(\.text) } == [
                ["1", "a'b", "sip", nil], ["2", "c;d (", "pj,sip", "\"é\" <050>"], ["3", "", "sip", "x'y"],
            ]
        )
        #expect(table.rows.map(\.location.line) == [20, 20, 22])
        let row = try #require(table.rows.dropFirst().first)
        #expect(row.text("OutCID") == "\"é\" <050>" && row["none"] == nil && row["trunkid"]?.text == "2")
        #expect(table.location == Diagnostics.SourceLocation(file: "x.sql", line: 9, column: 14))
        #expect(dump["none"] == nil && dump["trunks", database: "asterisk"] == nil)
    }

    /// Windows writes CRLF, and that changes no value and no place.
    @Test func lineEnds() throws {
        let text = Self.mysqldump.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        let (unix, windows) = (try Self.read(Self.mysqldump), try Self.read(text))
        #expect(windows["trunks"]?.rows.map(\.values) == unix["trunks"]?.rows.map(\.values))
    }

    @Test func phpMyAdmin() throws {
        let dump = try Self.read(
            """
            # phpMyAdmin SQL Dump
            SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
            START TRANSACTION;
            CREATE DATABASE IF NOT EXISTS `asterisk` DEFAULT CHARACTER SET utf8;
            USE `asterisk`;
            CREATE TABLE IF NOT EXISTS `sip` (
              `id` varchar(20) NOT NULL default '-1',
              `keyword` varchar(30) NOT NULL,
              `data` varchar(255) NOT NULL
            ) ENGINE=MyISAM;

            INSERT INTO `sip` (`data`, `ID`, `keyword`) VALUES
            ('geheim', 'tr-peer-1', 'secret'),
            ('callvoip', 'tr-peer-1', 'account');
            INSERT INTO `sip` (`id`, `keyword`, `data`) VALUES ('tr-reg-1', 'register', 'a:b@c/d');
            ALTER TABLE `sip` ADD PRIMARY KEY (`id`,`keyword`);
            COMMIT;
            """
        )
        let table = try #require(dump["sip", database: "asterisk"])
        #expect(table.rows.map { $0.text("id") } == ["tr-peer-1", "tr-peer-1", "tr-reg-1"])
        #expect(table.rows.map { $0.text("data") } == ["geheim", "callvoip", "a:b@c/d"])
    }

    @Test func sqlite() throws {
        let dump = try Self.read(
            #"""
            PRAGMA foreign_keys=OFF;
            BEGIN TRANSACTION;
            CREATE TABLE IF NOT EXISTS "astdb"(key VARCHAR(256), value VARCHAR(256), PRIMARY KEY(key));
            INSERT INTO astdb VALUES('/a\','it''s "x"');
            INSERT INTO "astdb" VALUES('b',replace(replace('c\nd\re\n','\n',char(10)),'\r',char(13)));
            INSERT INTO astdb VALUES(X'61',1.5e+02);
            CREATE TRIGGER t AFTER INSERT ON astdb BEGIN INSERT INTO astdb VALUES(NEW.key,'x'); END;
            COMMIT;
            """#
        )
        let rows = try #require(dump["astdb"]?.rows.map { $0.values.map(\.text) })
        #expect(rows == [["/a\\", "it's \"x\""], ["b", "c\nd\re\n"], ["a", "1.5e+02"]])
    }

    /// Of tables that were not asked for nothing is kept, whatever they hold.
    @Test func onlyWhatWasAskedFor() throws {
        let text =
            "CREATE TABLE cdr (a int);\nINSERT INTO cdr VALUES (now(),'x;\\'y'),(1,2,3);\n"
            + "CREATE TABLE sip (a int);\nINSERT INTO sip VALUES (1);\n"
        #expect(try Self.read(text, tables: ["sip"]).tables.map(\.name) == ["sip"])
        #expect(try Self.read(text, tables: ["none"]).tables.isEmpty)
    }

    @Test func databases() throws {
        let dump = try Self.read(
            "USE a;\nCREATE TABLE t (x int);\nINSERT INTO t VALUES (1);\nUSE `b`;\nCREATE TABLE t (y int);\n"
                + "INSERT INTO b.t VALUES (2);INSERT INTO `a`.`t` VALUES (3);\n"
        )
        #expect(dump["t", database: "a"]?.rows.map { $0.text("x") } == ["1", "3"])
        #expect(dump["t", database: "b"]?.rows.map { $0.text("y") } == ["2"])
    }

    /// Two dumps in one file: the later one counts.
    @Test func tablesThatAreDropped() throws {
        let one = "DROP TABLE IF EXISTS `t`;\nCREATE TABLE t (a int);\nINSERT INTO t VALUES "
        let dump = try Self.read("\(one)(1);\n\(one)(2);\n")
        #expect(dump.tables.count == 1)
        #expect(dump["t"]?.rows.map { $0.text("a") } == ["2"])
    }

    @Test func tablesWithoutCreation() throws {
        let dump = try Self.read("INSERT INTO t (b, a) VALUES (1, 2);\nREPLACE INTO u VALUES (3);\n")
        #expect(dump["t"]?.columns == ["b", "a"])
        #expect(dump["t"]?.rows.first?.text("a") == "2")
        #expect(dump["u"]?.columns == [] && dump["u"]?.rows.first?.values.map(\.text) == ["3"])
    }
}
