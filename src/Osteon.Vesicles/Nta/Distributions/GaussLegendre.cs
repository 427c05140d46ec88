namespace Osteon.Vesicles;

/// <summary>
/// Nodes and weights of Gauss–Legendre quadrature on [0, 1], by Newton's method from Tricomi's estimate of the roots; exact to rounding.
/// </summary>
internal static class GaussLegendre
{
    public static (double[] Places, double[] Weights) UnitInterval(int nodes)
    {
        double[] places = new double[nodes], weights = new double[nodes];
        for (int i = 0; i < (nodes + 1) / 2; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (nodes + 0.5)), slope = 1;
            for (int iteration = 0; iteration < 100; iteration++)
            {
                double below = 1, here = x;
                for (int k = 2; k <= nodes; k++) (below, here) = (here, ((((2 * k) - 1) * x * here) - ((k - 1) * below)) / k);
                slope = nodes * ((x * here) - below) / ((x * x) - 1);
                double change = here / slope;
                x -= change;
                if (Math.Abs(change) < 1e-15) break;
            }

            places[i] = (1 - x) / 2;
            places[nodes - 1 - i] = (1 + x) / 2;
            weights[i] = weights[nodes - 1 - i] = 1 / ((1 - (x * x)) * slope * slope);
        }

        return (places, weights);
    }
}
