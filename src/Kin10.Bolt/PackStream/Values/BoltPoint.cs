namespace Kin10.Bolt.PackStream;

/// <summary>Point2D: a location in two dimensions.</summary>
/// <param name="Srid">The spatial reference system: 4326 is WGS-84, 7203 Cartesian.</param>
/// <param name="X">X, or longitude.</param>
/// <param name="Y">Y, or latitude.</param>
public sealed record BoltPoint2D(int Srid, double X, double Y);

/// <summary>Point3D: a location in three dimensions.</summary>
/// <param name="Srid">The spatial reference system: 4979 is WGS-84, 9157 Cartesian.</param>
/// <param name="X">X, or longitude.</param>
/// <param name="Y">Y, or latitude.</param>
/// <param name="Z">Z, or height in metres.</param>
public sealed record BoltPoint3D(int Srid, double X, double Y, double Z);
