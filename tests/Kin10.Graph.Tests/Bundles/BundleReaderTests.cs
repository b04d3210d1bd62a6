using Kin10.Graph.Bundles;

namespace Kin10.Graph.Tests.Bundles;

public sealed class BundleReaderTests
{
    [Fact]
    public void Read_GoodFolder_GivesTypedValues()
    {
        using var folder = new BundleFolder();
        var bundle = folder.Read();
        var lion = bundle.Nodes[0].Rows[1];
        Assert.Equal("Animal:lion", lion.Id);
        Assert.Equal("Lion, \"the king\"", lion.Values[1]);
        Assert.Equal(4L, lion.Values[2]);
        Assert.Equal(190.5, lion.Values[3]);
        Assert.Equal(9_000_000_000L, lion.Values[4]);
        Assert.Equal(new DateOnly(2016, 5, 31), lion.Values[5]);
        Assert.Equal("MEAT", lion.Values[6]);
        Assert.Equal(false, lion.Values[7]);
        Assert.Equal(["meat", "m;ilk"], Assert.IsType<string[]>(lion.Values[8]));
        Assert.Empty(Assert.IsType<string[]>(bundle.Nodes[0].Rows[0].Values[8]));
        Assert.Null(bundle.Nodes[0].Rows[0].Values[7]);
        var keeps = Assert.Single(bundle.Relationships.Single(table => table.Type.Name == "KEEPS").Rows);
        Assert.Equal(("Keeper:kim", "Animal:lion"), (keeps.From, keeps.To));
        Assert.Equal([2019L, null], keeps.Values);
    }

    [Theory]
    [InlineData("Animal.csv", "lion,", "Lion,", "Animal.csv:3: column 1 (id): 'Lion' is not a slug.")]
    [InlineData("Animal.csv", "lion,", "ant,", "Animal.csv:3: column 1 (id): 'ant' is on line 2 already.")]
    [InlineData("Animal.csv", "ant,Ant,", "ant,,", "Animal.csv:2: column 2 (name): The value is missing, and it is required.")]
    [InlineData("Animal.csv", ",6,", ",six,", "Animal.csv:2: column 3 (legs): 'six' is not a whole number of 32 bits.")]
    [InlineData("Animal.csv", ",6,", ",2147483648,", "Animal.csv:2: column 3 (legs): '2147483648' is not a whole number of 32 bits.")]
    [InlineData("Animal.csv", ",6,", ",+6,", "Animal.csv:2: column 3 (legs): '+6' is not a whole number of 32 bits.")]
    [InlineData("Animal.csv", "0.001", "1e999", "Animal.csv:2: column 4 (weight): '1e999' is not a number.")]
    [InlineData(
        "Animal.csv",
        "9000000000",
        "9223372036854775808",
        "Animal.csv:3: column 5 (worth): '9223372036854775808' is not a whole number of 64 bits.")]
    [InlineData("Animal.csv", "2016-05-31", "31.5.2016", "Animal.csv:3: column 6 (born): '31.5.2016' is not a day.")]
    [InlineData("Animal.csv", ",MEAT,false", ",FISH,false", "Animal.csv:3: column 7 (diet): 'FISH' is no Diet. Write one of HERBS, MEAT.")]
    [InlineData("Animal.csv", "false", "no", "Animal.csv:3: column 8 (tame): 'no' is not a boolean.")]
    [InlineData("Animal.csv", "meat;m", "meat;;m", "Animal.csv:3: column 9 (foods): The list has an empty item.")]
    [InlineData("Animal.csv", "m\\;ilk", "m\\ilk", "Animal.csv:3: column 9 (foods): A backslash may only occur before")]
    [InlineData("Animal.csv", "ilk,MEAT", "ilk,MEAT;FISH", "Animal.csv:3: column 10 (diets): 'FISH' is no Diet.")]
    [InlineData(
        "Animal.csv", "name,legs", "name,feet", "Animal.csv:1: There is no column 'feet'. The column legs is missing. The columns are id,")]
    [InlineData(
        "Animal.csv", "legs,weight", "legs,legs", "Animal.csv:1: The column legs occurs twice. The column weight is missing. The columns are")]
    [InlineData("Keeper.csv", "id,sources", "one\ttwo", "Keeper.csv:1: The first row names none of the columns. Write: id,sources")]
    [InlineData("KEEPS.csv", "2019,", "2019,Jun-11", "KEEPS.csv:2: column 4 (note): 'Jun-11' is what a spreadsheet makes of a month. Write 2011-06.")]
    [InlineData("Animal.csv", "\n", "\n\n", "Animal.csv:2: The line is empty.")]
    [InlineData("Animal.csv", ",,a book\n", ",a book\n", "Animal.csv:2: The row has 10 cells, the header 11.")]
    [InlineData("Animal.csv", "ant,Ant", "ant,A\"nt", "Animal.csv:2: A quote occurs inside a cell that is not quoted.")]
    [InlineData("Animal.csv", "\"the king\"\"\"", "\"the king", "A quoted cell is never closed.")]
    [InlineData("KEEPS.csv", "lion", "loin", "KEEPS.csv:2: column 2 (to): There is no Animal 'loin' in Animal.csv. Did you mean 'lion'?")]
    [InlineData(
        "KEEPS.csv",
        "kim",
        "Animal:lion",
        "KEEPS.csv:2: column 1 (from): 'Animal:lion' does not say which type it is of. Write Keeper:slug.")]
    [InlineData("KEEPS.csv", "2019", "", "KEEPS.csv:2: column 3 (since): The value is missing, and it is required.")]
    [InlineData(
        "KEEPS.csv",
        "2019,\n",
        "2019,\nlee,lion,2020,\n",
        "KEEPS.csv:3: 'Animal:lion' has one on line 2 already, and Animal.keeper leads to at most one.")]
    [InlineData(
        "KEEPS.csv",
        "2019,\n",
        "2019,\nkim,lion,2020,\n",
        "KEEPS.csv:3: KEEPS from 'Keeper:kim' to 'Animal:lion' is on line 2 already.")]
    [InlineData(
        "LIKES.csv",
        "Animal:ant",
        "ant",
        "LIKES.csv:2: column 2 (to): 'ant' does not say which type it is of. Write Animal:slug or Keeper:slug.")]
    [InlineData(
        "TWIN_OF.csv",
        "lee\n",
        "lee\nKeeper:lee,Animal:ant\n",
        "TWIN_OF.csv:3: TWIN_OF from 'Keeper:lee' to 'Animal:ant' is on line 2 already.")]
    public void Read_SpoiltFile_SaysWhereAndWhatWouldBeRight(string file, string good, string bad, string mistake)
    {
        using var folder = new BundleFolder();
        var spoilt = folder.Text(file).Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(folder.Text(file), spoilt);
        folder.Write(file, spoilt);
        Assert.Contains(folder.Mistakes(), line => line.Contains(mistake, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_SeveralMistakesInSeveralFiles_SaysAllAtOnce()
    {
        using var folder = new BundleFolder();
        folder.Write("Keeper.csv", "id,sources\nKim,\nkim,\nkim,\n");
        folder.Write("KEEPS.csv", "from,to,since,note\nkim,nobody,x,\n");
        Assert.Equal(5, folder.Mistakes().Length);
    }

    [Fact]
    public void Read_MissingFile_SaysWhichHeaderToWrite()
    {
        using var folder = new BundleFolder();
        File.Delete(Path.Combine(folder.Path, "LIKES.csv"));
        Assert.Equal(["LIKES.csv: The file is missing. If there are none, write one with only the header: from,to"], folder.Mistakes());
    }

    [Fact]
    public void Read_MissingFolder_SaysSo()
    {
        var exception = Assert.Throws<BundleException>(() => BundleReader.Read(BundleFolder.Model, "no-such-folder"));
        Assert.Contains("no-such-folder: There is no such folder.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_StrangeFile_IsRefused()
    {
        using var folder = new BundleFolder();
        folder.Write("Animals.csv", "id\n");
        folder.Write("README.md", "not a table");
        Assert.StartsWith(
            "Animals.csv: The model has no node or relationship type of that name.",
            Assert.Single(folder.Mistakes()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileThatIsNotUtf8_SaysTheLine()
    {
        using var folder = new BundleFolder();
        folder.Write("Keeper.csv", [.. "id,sources\nkim,\nlee,"u8, 0xe9, (byte)'\n']);
        Assert.Contains(folder.Mistakes(), line => line.StartsWith("Keeper.csv:3: The line is not UTF-8.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    public void Read_FolderThatASpreadsheetSaved_IsTheSameGraph(char separator)
    {
        using var folder = new BundleFolder();
        var before = folder.Read();
        foreach (var file in Directory.EnumerateFiles(folder.Path))
        {
            using var table = CsvHelper.CsvReader.Create(
                File.ReadAllBytes(file), CsvHelper.CsvReaderOptions.Default with { Separator = ',', HasHeader = false });
            var lines = new List<string>();
            while (table.Read())
            {
                var cells = Enumerable.Range(0, table.FieldCount).Select(table.GetString).Select(cell =>
                    cell == "false" ? "FALSE" : cell.AsSpan().ContainsAny("\",;") ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell);
                lines.Add(string.Join(separator, cells));
            }

            File.WriteAllText(file, string.Concat(lines.Select(line => line + "\r\n")), new System.Text.UTF8Encoding(true));
        }

        Assert.Equal("", ChangeSet.Between(before, folder.Read(), CancellationToken.None).Summary);
    }

    [Fact]
    public void Read_RowsAndColumnsThatWereEmptiedInASpreadsheet_AreNone()
    {
        using var folder = new BundleFolder();
        folder.Write("Keeper.csv", "id,sources,,\nkim,,,\n,,,\nlee,,,\n,,,\n");
        Assert.Equal(["Keeper:kim", "Keeper:lee"], folder.Read().Nodes[1].Rows.Select(row => row.Id));
        folder.Write("Keeper.csv", "id,sources,,\nkim,,,a word\nlee,,,\n");
        Assert.StartsWith("Keeper.csv:2: The row has 4 cells, the header 2.", Assert.Single(folder.Mistakes()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,sources\nkim,\n\xfflee,\n")]
    [InlineData("id,source\nkim,\nlee,\n")]
    [InlineData("id,sources\nkim\nlee,\n")]
    [InlineData("id,sources\n\"kim,\nlee,\n")]
    [InlineData("")]
    public void Read_FileThatCannotBeRead_IsOneMistake(string text)
    {
        using var folder = new BundleFolder();
        folder.Write("Keeper.csv", System.Text.Encoding.Latin1.GetBytes(text));
        Assert.StartsWith("Keeper.csv:", Assert.Single(folder.Mistakes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_IdThatIsNoSlug_IsOneMistake()
    {
        using var folder = new BundleFolder();
        folder.Write("Keeper.csv", "id,sources\nKim,\nlee,\n");
        folder.Write("KEEPS.csv", "from,to,since,note\nKim,lion,2019,\n");
        folder.Write("LIKES.csv", "from,to\nlion,Keeper:Kim\n");
        Assert.StartsWith("Keeper.csv:2: column 1 (id): 'Kim'", Assert.Single(folder.Mistakes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WrongFolder_IsOneMistake()
    {
        var empty = Directory.CreateTempSubdirectory("kin10-bundle-");
        File.WriteAllText(Path.Combine(empty.FullName, "People.csv"), "name\n");
        Assert.Equal(
            $"{empty.FullName}: The folder holds no graph. "
            + "Name one that holds the files Animal.csv, Keeper.csv, KEEPS.csv, LIKES.csv, TWIN_OF.csv.",
            Assert.Throws<BundleException>(() => BundleReader.Read(BundleFolder.Model, empty.FullName)).Message);
        empty.Delete(recursive: true);
    }

    [Fact]
    public void Read_FileInPlaceOfAFolder_SaysSo()
    {
        using var folder = new BundleFolder();
        var file = Path.Combine(folder.Path, "LIKES.csv");
        Assert.StartsWith(
            $"{file}: This is a file.",
            Assert.Throws<BundleException>(() => BundleReader.Read(BundleFolder.Model, file)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EmptyFile_IsRefused()
    {
        using var folder = new BundleFolder();
        folder.Write("LIKES.csv", "");
        Assert.Equal(["LIKES.csv:1: The file is empty. Its first row must name the columns."], folder.Mistakes());
    }

    [Fact]
    public void Read_CellOverSeveralLines_CountsLinesOfTheFile()
    {
        using var folder = new BundleFolder();
        folder.Write("KEEPS.csv", "from,to,since,note\nkim,lion,2019,\"two\nlines\"\nlee,nobody,2020,\n");
        Assert.StartsWith("KEEPS.csv:4: column 2 (to)", Assert.Single(folder.Mistakes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ColumnsInAnotherOrder_AreFoundByName()
    {
        using var folder = new BundleFolder();
        folder.Write("KEEPS.csv", "note,since,to,from\na word,2019,lion,kim\n");
        var row = folder.Read().Relationships.Single(table => table.Type.Name == "KEEPS").Rows[0];
        Assert.Equal([2019L, "a word"], row.Values);
    }

    [Theory]
    [InlineData(1000, 7093, "")]
    [InlineData(1000, 7094, "The text and the id have 8101 bytes. name is indexed together with the id, and the two may have 8100;")]
    [InlineData(8092, 1, "")]
    [InlineData(8094, 1, "The id has 8094 characters. It may have 8093; shorten it.")]
    public void Read_IdAndIndexedText_MustFitAnIndex(int id, int name, string mistake)
    {
        using var folder = new BundleFolder();
        folder.Write("Animal.csv", folder.Text("Animal.csv") + $"{new string('a', id)},{new string('b', name)},,,,,,,,,\n");
        if (mistake == "")
        {
            folder.Read();
        }
        else
        {
            Assert.Contains(folder.Mistakes(), line => line.Contains(mistake, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Read_IndexedTextTooLongForAnIndex_SaysSo()
    {
        using var folder = new BundleFolder();
        folder.Write("Animal.csv", folder.Text("Animal.csv").Replace("ant,Ant", "ant," + new string('é', 4001), StringComparison.Ordinal));
        Assert.Contains("name is indexed and may have 8000", Assert.Single(folder.Mistakes()), StringComparison.Ordinal);
    }
}
