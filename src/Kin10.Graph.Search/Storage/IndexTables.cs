using System.Globalization;

namespace Kin10.Graph.Search.Storage;

/// <summary>
/// The tables of an index. <c>texts</c> holds the texts in the order of ids; <c>stems</c> finds words by their stem and <c>words</c> as
/// they are written, both without case and diacritics; <c>vocabulary</c> counts the texts that have a word.
/// </summary>
/// <param name="Columns">How many texts a node has: its name first.</param>
internal sealed record IndexTables(int Columns)
{
    // A hit in the name is worth five in another text.
    private const string NameWeight = "5.0";
    private const string Weight = "1.0";
    private const string Written = "unicode61 remove_diacritics 2";

    /// <summary>What begins a found word in <see cref="HighlightWord"/>, and ends it.</summary>
    public const char Mark = '\u0001';

    private string Names => string.Join(", ", Enumerable.Range(0, Columns).Select(Name));

    /// <summary>Makes the table of texts.</summary>
    public string CreateTexts => $"CREATE TABLE texts (row INTEGER PRIMARY KEY, id TEXT NOT NULL, type INTEGER NOT NULL, {Names})";

    /// <summary>Takes one node's row, id, type and texts.</summary>
    public string InsertText =>
        $"INSERT INTO texts VALUES ({string.Join(", ", Enumerable.Range(0, Columns + 3).Select(Parameter))})";

    /// <summary>Gives a row where one does not come in the order of ids.</summary>
    public static string FindUnsorted =>
        "SELECT 'unsorted' FROM texts AS a JOIN texts AS b ON b.row = a.row + 1 WHERE b.id < a.id LIMIT 1";

    /// <summary>Puts the rows in the order of ids, which is that of their UTF-8.</summary>
    public string SortTexts =>
        $"CREATE TABLE sorted (row INTEGER PRIMARY KEY, id TEXT NOT NULL, type INTEGER NOT NULL, {Names});"
        + $"INSERT INTO sorted SELECT row_number() OVER (ORDER BY id) - 1, id, type, {Names} FROM texts;"
        + "DROP TABLE texts; ALTER TABLE sorted RENAME TO texts";

    /// <summary>Makes the tables that find words, each a statement of its own: they take long.</summary>
    public IEnumerable<string> CreateWords =>
    [
        CreateWordTable("stems", $"porter {Written}"),
        CreateWordTable("words", Written),
        "INSERT INTO stems (stems) VALUES ('rebuild')",
        "INSERT INTO words (words) VALUES ('rebuild')",
        "INSERT INTO stems (stems) VALUES ('optimize')",
        "INSERT INTO words (words) VALUES ('optimize')",
        "CREATE VIRTUAL TABLE word_counts USING fts5vocab(words, 'row')",
        "CREATE TABLE vocabulary (letters INTEGER, term TEXT, documents INTEGER, PRIMARY KEY (letters, term)) WITHOUT ROWID",
        "INSERT INTO vocabulary SELECT length(term), term, doc FROM word_counts",
    ];

    /// <summary>The types of all rows, in order.</summary>
    public static string ReadTypes => "SELECT type FROM texts ORDER BY row";

    /// <summary>The id of a row.</summary>
    public static string ReadId => "SELECT id FROM texts WHERE row = $p0";

    /// <summary>Gives a row where the id of a row is another one or comes before it.</summary>
    public static string IsIdUntil => "SELECT 'until' FROM texts WHERE row = $p0 AND id <= $p1";

    /// <summary>
    /// What a connection has of its own: takes a text apart into words as they are written, and finds words in the texts of a page alone.
    /// </summary>
    public string CreateAsked =>
        $"CREATE VIRTUAL TABLE temp.asked USING fts5(text, tokenize = '{Written}');"
        + "CREATE VIRTUAL TABLE temp.asked_words USING fts5vocab(temp, asked, 'instance');"
        + $"CREATE VIRTUAL TABLE temp.page USING fts5({Names}, tokenize = '{Written}')";

    /// <summary>Takes all rows from the page.</summary>
    public static string ClearPage => "DELETE FROM temp.page";

    /// <summary>Takes a row onto the page.</summary>
    public string TakeOntoPage => $"INSERT INTO temp.page (rowid, {Names}) SELECT row, {Names} FROM texts WHERE row = $p0";

    /// <summary>Rows and scores of an expression on stems.</summary>
    public string MatchStems => $"SELECT rowid, -{Score("stems")} FROM stems WHERE stems MATCH $p0";

    /// <summary>Rows and scores of an expression on written words, without those of an expression on stems.</summary>
    public string MatchWords =>
        $"SELECT rowid, -{Score("words")} FROM words WHERE words MATCH $p0 "
        + "AND rowid NOT IN (SELECT rowid FROM stems WHERE stems MATCH $p1)";

    /// <summary>Where an expression is met in a row, as a piece of text.</summary>
    public static string Snippet(string table) =>
        $"SELECT snippet({table}, -1, '**', '**', '…', 16) FROM {table} WHERE {table} MATCH $p0 AND rowid = $p1";

    /// <summary>The texts of the first row that has a word, with the word marked.</summary>
    public string HighlightWord =>
        $"SELECT {string.Join(" || ' ' || ", Enumerable.Range(0, Columns).Select(Highlight))} "
        + "FROM words WHERE words MATCH $p0 ORDER BY rowid LIMIT 1";

    private string Score(string table) =>
        $"bm25({table}, {string.Join(", ", Enumerable.Range(0, Columns).Select(i => i == 0 ? NameWeight : Weight))})";

    private string CreateWordTable(string name, string tokenizer) =>
        $"CREATE VIRTUAL TABLE {name} USING fts5({Names}, content = 'texts', content_rowid = 'row', tokenize = '{tokenizer}')";

    private static string Highlight(int column) => string.Create(
        CultureInfo.InvariantCulture, $"coalesce(highlight(words, {column}, char({(int)Mark}), char({(int)Mark})), '')");

    private static string Name(int column) => string.Create(CultureInfo.InvariantCulture, $"text{column}");

    private static string Parameter(int index) => string.Create(CultureInfo.InvariantCulture, $"$p{index}");
}
