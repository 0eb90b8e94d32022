package org.pushforward.theory.linear;
import java.util.*;
import org.junit.jupiter.api.Test;
class ProbeTest {
  @Test void probe() {
    for (Route route : new Route[]{Route.STABLE,Route.SHORTEST}) for (int size : new int[]{2,4,6,8,10,16,32,64,128}) {
      if (route==Route.SHORTEST && size>32) continue;
      Map<String,double[]> m=new TreeMap<>();
      long t0=System.nanoTime(); int n=0;
      List<Matrices.Case> cs=new ArrayList<>(Matrices.random(size, size<=16?20:3, 1));
      cs.addAll(Matrices.awkward(size,2));
      for (Matrices.Case c: cs) {
        long t1=System.nanoTime();
        Factorization f;
        try { f=Factorization.of(c.matrix(), route, Scales.POSITIVE);} catch(Exception e){ System.out.println(route+" "+c.name()+" EXC "+e); System.out.println(Arrays.toString(Arrays.copyOf(e.getStackTrace(),6))); continue; }
        t1=System.nanoTime()-t1; n++;
        String k=c.name().replaceAll(" \\d+,.*","").replaceAll(",.*","");
        double[] v=m.computeIfAbsent(k,x->new double[4]);
        double wc = size<=32? f.accuracy().worstCondition():0;
        double cond=c.matrix().condition();
        v[0]=Math.max(v[0],f.count()); v[1]=Math.max(v[1],f.residual()); v[2]=Math.max(v[2],wc); v[3]=Math.max(v[3],t1/1e6);
        boolean pos=f.factors().stream().allMatch(q->Arrays.stream(q.scale()).allMatch(x->x>0));
        if(!pos) System.out.println("NEGATIVE "+c.name());
      }
      System.out.println("== "+route+" size "+size+" n="+n);
      m.forEach((k,v)->System.out.printf(Locale.ROOT,"   %-36s count %2.0f res %.1e cond %.1e ms %.1f%n",k,v[0],v[1],v[2],v[3]));
    }
  }
}
